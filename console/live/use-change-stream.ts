/** Keeps lists live while their tab is visible: after a change they are read again. */
import { useEffect, useState } from 'react';
import { queryClient } from '../api/query-client.js';
import { useMe } from '../api/session.js';
import { followWhileVisible } from './follow-while-visible.js';
import type { TargetPath } from '../api/releases.js';
import type { LiveState } from './tab-member.js';

/** The first parts of the query keys of what follows the stream. */
const followed = [
  'overview',
  'mini-programs',
  'versions',
  'activity',
  'releases',
  'targets',
  'target',
  'reviews',
  'events',
  'first-run',
] as const;

/** Changes in one burst cause one read, however many parts of the page follow them. */
const collectMs = 300;

let timer: ReturnType<typeof setTimeout> | undefined;

function readAgain(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    for (const key of followed) void queryClient.invalidateQueries({ queryKey: [key] });
  }, collectMs);
}

/** `only`: changes of this target alone. */
export function useChangeStream(only?: TargetPath): LiveState {
  const { data: me } = useMe();
  const user = me?.user ?? '';
  const target = only === undefined ? null : nameOf(only);
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    return followWhileVisible({
      topic: `${user}/changes`,
      path: '/v1/stream',
      onState: setState,
      onLive: readAgain,
      onEvent: (data) => {
        if (target === null || concerns(JSON.parse(data) as Changes, target)) readAgain();
      },
    });
  }, [user, target]);
  return state;
}

/** The data of an event. An event of type `missed` has none. */
interface Changes {
  readonly releases?: readonly TargetPath[];
  readonly targets?: readonly TargetPath[];
}

function concerns({ releases, targets }: Changes, target: string): boolean {
  if (releases === undefined || targets === undefined) return true;
  return [...releases, ...targets].some((one) => nameOf(one) === target);
}

function nameOf({ miniProgram, targetApp, environment }: TargetPath): string {
  return `${miniProgram}/${targetApp}/${environment}`;
}
