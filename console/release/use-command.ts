/** Sends commands of one release, and stores the progress in their answers. */
import type { Progress, ReleaseCommandBody } from '../api/progress-shapes.js';
import { refreshAround, rememberRelease } from '../api/releases.js';
import { pathOf } from '../api/request.js';
import { type CommandSender, useCommandSender } from './use-command-sender.js';

export function useCommand({ id, revision }: Pick<Progress, 'id' | 'revision'>): CommandSender<ReleaseCommandBody> {
  return useCommandSender(
    { path: pathOf`/v1/releases/${id}/commands`, ifRevision: revision },
    {
      onDone: (answer) => {
        if ('release' in answer) rememberRelease(answer.release);
      },
      onStale: ({ current }) => {
        rememberRelease(current);
      },
      onSettled: () => {
        refreshAround(id);
      },
    },
  );
}
