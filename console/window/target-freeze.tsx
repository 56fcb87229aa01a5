/** The mark of a target that change windows freeze. Nothing while it is open, and while that is not known. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { type TargetPath, targetPathOf } from '../api/releases.js';
import { FrozenMark } from './frozen-mark.js';

/** A freeze begins and ends without an event. */
const pollMs = 30_000;

export function TargetFreeze({ target }: { readonly target: TargetPath }): ReactElement | null {
  const path = targetPathOf(target);
  const { data } = useQuery({
    // A change of windows has everything of a target read again.
    queryKey: ['target', path, 'window'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}/window', { params: { path }, signal })),
    refetchInterval: pollMs,
  });
  return data?.open === false ? <FrozenMark until={data.nextOpen} windows={data.windows} /> : null;
}
