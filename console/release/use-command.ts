/** Sends commands of one release, and stores the progress in their answers. */
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { api } from '../api/client.js';
import { refreshAround, rememberRelease } from '../api/releases.js';
import { type CommandSender, useCommandSender } from './use-command-sender.js';

export function useCommand({ id, revision }: Pick<Progress, 'id' | 'revision'>): CommandSender<ReleaseCommandBody> {
  return useCommandSender(
    {
      post: (body, header) =>
        api.POST('/v1/releases/{release}/commands', { params: { path: { release: id }, header }, body }),
      ifRevision: revision,
    },
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
