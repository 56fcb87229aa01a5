/** Queries of one release, of its target and its target app. A newer answer replaces an older one. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Progress, Target, TargetApp, ReleaseListItem } from './types.js';
import { bodyOf } from './api-problem.js';
import { api } from './client.js';
import { queryClient } from './query-client.js';

export function useRelease(id: string, isLive: boolean): UseQueryResult<Progress> {
  return useQuery({
    queryKey: ['release', id],
    queryFn: async ({ signal }) => {
      const fresh = await bodyOf(api.GET('/v1/releases/{release}', { params: { path: { release: id } }, signal }));
      const old = queryClient.getQueryData<Progress>(['release', id]);
      // Without a stream, only polling detects a change.
      if (old !== undefined && changeMark(old) !== changeMark(fresh)) refreshListsOf(id);
      return fresh;
    },
    staleTime: 0,
    structuralSharing: (old, fresh) => (isProgress(old) && isProgress(fresh) ? newerProgress(old, fresh) : fresh),
    // Polls while there is no live stream.
    ...(isLive ? {} : { refetchInterval: 4_000 }),
  });
}

/** Changes whenever the lists beside the release have changed. */
function changeMark({ revision, target, lastCommands }: Progress): string {
  return JSON.stringify([revision, target.revision, lastCommands]);
}

/**
 * Stores an answer unless the shown one is newer. Answers and stream events can arrive in any order. False: it is the
 * one that is shown.
 */
export function rememberRelease(fresh: Progress): boolean {
  const old = queryClient.getQueryData<Progress>(['release', fresh.id]);
  queryClient.setQueryData<Progress>(['release', fresh.id], old === undefined ? fresh : newerProgress(old, fresh));
  return JSON.stringify(old) !== JSON.stringify(fresh);
}

/** When the shown state of a release was read, by the clock of the browser. */
export function releaseReadAtMs(id: string): number {
  return queryClient.getQueryState(['release', id])?.dataUpdatedAt ?? 0;
}

/** Reloads the lists that change with the release. */
export function refreshListsOf(releaseId: string): void {
  for (const key of ['release-commands', 'release-events', 'push-attempts', 'testers'])
    void queryClient.invalidateQueries({ queryKey: [key, releaseId] });
  for (const key of ['mini-programs', 'releases', 'versions', 'targets', 'target', 'reviews', 'overview', 'first-run'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}

export function newerProgress(old: Progress, fresh: Progress): Progress {
  const isOlder =
    fresh.revision < old.revision || (fresh.revision === old.revision && fresh.target.revision < old.target.revision);
  return isOlder ? old : fresh;
}

function isProgress(value: unknown): value is Progress {
  return typeof value === 'object' && value !== null && 'revision' in value && 'target' in value;
}

/** The parameters of a path below a target. */
export type TargetPath = Pick<Target, 'miniProgram' | 'targetApp' | 'environment'>;

export function targetPathOf({ miniProgram, targetApp, environment }: TargetPath): TargetPath {
  return { miniProgram, targetApp, environment };
}

export function useTarget(target: TargetPath, isWanted = true): UseQueryResult<Target> {
  const path = targetPathOf(target);
  return useQuery({
    queryKey: ['target', path],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}', { params: { path }, signal })),
    enabled: isWanted,
  });
}

export function useTargetApp(targetApp: string): UseQueryResult<TargetApp> {
  return useQuery({
    queryKey: ['target-apps', 'one', targetApp],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/target-apps/{targetApp}', { params: { path: { targetApp } }, signal })),
  });
}

/** Ids until the names are loaded. */
export function useTargetNames(target: TargetPath): { readonly miniProgram: string; readonly targetApp: string } {
  const path = targetPathOf(target);
  const { data } = useQuery({
    queryKey: ['targets', 'names', path],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/targets', { params: { query: { ...path, limit: 1 } }, signal })),
    staleTime: Infinity,
  });
  const { miniProgramName = path.miniProgram, targetAppName = path.targetApp } = data?.items[0] ?? {};
  return { miniProgram: miniProgramName, targetApp: targetAppName };
}

export type NamedRelease = Pick<ReleaseListItem, 'id' | 'miniProgramName' | 'version'>;

/** As a user calls it: `Weather 2.3.1`. */
export function releaseName({ miniProgramName, version }: Pick<NamedRelease, 'miniProgramName' | 'version'>): string {
  return `${miniProgramName} ${version}`;
}

export interface ReleaseNames {
  readonly miniProgram: string;
  /** As `Weather 2.3.1`. */
  readonly release: string;
  readonly target: string;
}

export function namesOf(release: Pick<Progress, 'miniProgramName' | 'version' | 'targetAppName'>): ReleaseNames {
  const { miniProgramName, targetAppName } = release;
  return { miniProgram: miniProgramName, release: releaseName(release), target: targetAppName };
}
