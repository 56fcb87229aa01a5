/** How far an installation is on its way to the first gray release, read from the existing data. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { CurrentWorkspace } from '../app/current-workspace.js';

export interface GuideStep {
  readonly name: 'workspace' | 'targetApp' | 'miniProgram' | 'version' | 'release' | 'gray';
  readonly isDone: boolean;
  /** The page of the step. Null: the dialog for a new workspace. */
  readonly to: string | null;
}

interface Found {
  readonly miniProgram: string | undefined;
  readonly release: string | undefined;
  readonly isServed: boolean;
  readonly hasTargetApp: boolean;
  readonly hasVersion: boolean;
}

const nothing: Found = {
  miniProgram: undefined,
  release: undefined,
  isServed: false,
  hasTargetApp: false,
  hasVersion: false,
};

async function findSoFar({ id: workspace, kind }: CurrentWorkspace, signal: AbortSignal): Promise<Found> {
  const one = { limit: 1 };
  const [apps, programs, releases] = await Promise.all([
    // A tenant has its own target apps. A developer releases to those of other workspaces.
    bodyOf(api.GET('/v1/target-apps', { params: { query: kind === 'tenant' ? { ...one, workspace } : one }, signal })),
    bodyOf(
      api.GET('/v1/workspaces/{workspace}/mini-programs', { params: { path: { workspace }, query: one }, signal }),
    ),
    bodyOf(api.GET('/v1/releases', { params: { query: { workspace, limit: 20 } }, signal })),
  ]);
  const miniProgram = programs.items[0]?.id;
  const versions =
    miniProgram === undefined
      ? { items: [] }
      : await bodyOf(
          api.GET('/v1/mini-programs/{miniProgram}/versions', {
            params: { path: { miniProgram }, query: one },
            signal,
          }),
        );
  return {
    miniProgram,
    release: releases.items[0]?.id,
    isServed: releases.items.some(({ percentage }) => percentage > 0),
    hasTargetApp: apps.items.length > 0,
    hasVersion: versions.items.length > 0 || releases.items.length > 0,
  };
}

/** The steps, the current one first that is not done. `workspace`: undefined before there is one. */
export function useFirstRun(workspace: CurrentWorkspace | undefined): {
  readonly steps: readonly GuideStep[];
  /** Undefined: all steps are done. */
  readonly current: GuideStep | undefined;
  readonly isLoading: boolean;
} {
  const id = workspace?.id ?? '';
  const { data, isLoading } = useQuery({
    queryKey: ['first-run', id],
    queryFn: workspace === undefined ? skipToken : ({ signal }) => findSoFar(workspace, signal),
  });
  const found = data ?? nothing;
  const programPath = found.miniProgram === undefined ? null : `/mini-programs/${found.miniProgram}`;
  const versionsPath = programPath ?? `/workspaces/${id}/mini-programs`;
  const steps: GuideStep[] = [
    { name: 'workspace', isDone: workspace !== undefined, to: null },
    { name: 'targetApp', isDone: found.hasTargetApp, to: `/workspaces/${id}/target-apps?new` },
    { name: 'miniProgram', isDone: programPath !== null, to: `/workspaces/${id}/mini-programs?new` },
    { name: 'version', isDone: found.hasVersion, to: `${versionsPath}?new` },
    { name: 'release', isDone: found.release !== undefined, to: versionsPath },
    {
      name: 'gray',
      isDone: found.isServed,
      to: found.release === undefined ? versionsPath : `/releases/${found.release}`,
    },
  ];
  return { steps, current: steps.find(({ isDone }) => !isDone), isLoading };
}
