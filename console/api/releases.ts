/** A release from the server: its progress, its ledger, its trail, its testers; and how a newer answer replaces an older one. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Progress, Target } from './progress-shapes.js';
import { queryClient } from './query-client.js';
import { get, pathOf } from './request.js';

export function useRelease(id: string, isLive: boolean): UseQueryResult<Progress> {
  return useQuery({
    queryKey: ['release', id],
    queryFn: async ({ signal }) => {
      const fresh = await get<Progress>(pathOf`/v1/releases/${id}`, signal);
      const old = queryClient.getQueryData<Progress>(['release', id]);
      // Without a stream, polling is what notices a change.
      if (old !== undefined && changeMark(old) !== changeMark(fresh)) refreshAround(id);
      return fresh;
    },
    staleTime: 0,
    structuralSharing: (old, fresh) => (isProgress(old) && isProgress(fresh) ? newerOf(old, fresh) : fresh),
    // Without a live stream the page asks by itself.
    ...(isLive ? {} : { refetchInterval: 4_000 }),
  });
}

/** Differs when the lists beside the release have changed. */
function changeMark({ revision, target, lastCommands }: Progress): string {
  return JSON.stringify([revision, target.revision, lastCommands]);
}

/** Takes an answer, unless what is shown is newer already: answers and stream may overtake each other. */
export function rememberRelease(fresh: Progress): void {
  queryClient.setQueryData<Progress>(['release', fresh.id], (old) => (old === undefined ? fresh : newerOf(old, fresh)));
}

/** What stands beside the release and changes with it. */
export function refreshAround(releaseId: string): void {
  for (const key of ['release-commands', 'release-events', 'testers'])
    void queryClient.invalidateQueries({
      queryKey: [key],
      predicate: ({ queryKey }) => String(queryKey[1]).includes(releaseId),
    });
  for (const key of ['releases', 'versions', 'targets', 'target', 'reviews'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}

export function newerOf(old: Progress, fresh: Progress): Progress {
  const isOlder =
    fresh.revision < old.revision || (fresh.revision === old.revision && fresh.target.revision < old.target.revision);
  return isOlder ? old : fresh;
}

function isProgress(value: unknown): value is Progress {
  return typeof value === 'object' && value !== null && 'revision' in value && 'target' in value;
}

export interface TargetKey {
  readonly miniProgram: string;
  readonly targetApp: string;
  readonly environment: string;
}

export function targetPath({ miniProgram, targetApp, environment }: TargetKey): string {
  return pathOf`/v1/targets/${miniProgram}/${targetApp}/${environment}`;
}

export function useTarget(key: TargetKey, isWanted = true): UseQueryResult<Target> {
  return useQuery({
    queryKey: ['target', targetPath(key)],
    queryFn: ({ signal }) => get<Target>(targetPath(key), signal),
    enabled: isWanted,
  });
}
