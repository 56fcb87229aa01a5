/** The command of this page that is on its way, what became of it, and how to send the next one. One at a time. */
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasStatus } from '../api/api-problem.js';
import { newId } from '../api/new-id.js';
import type { Progress, ReleaseCommandBody } from '../api/progress-shapes.js';
import { endSession } from '../api/query-client.js';
import { refreshAround, rememberRelease } from '../api/releases.js';
import { type CommandState, type Intent, sendCommand } from './send-command.js';

export interface CommandSender {
  readonly state: CommandState;
  readonly isBusy: boolean;
  readonly send: (command: ReleaseCommandBody) => void;
  /** The same command again: with its key if it may have arrived, with a new one if it was overtaken. */
  readonly repeat: (intent: Intent) => void;
  readonly dismiss: () => void;
}

export function useCommand(release: Pick<Progress, 'id' | 'revision'>): CommandSender {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [state, setState] = useState<CommandState>({ name: 'idle' });
  const { id, revision } = release;

  const run = useCallback(
    async (intent: Intent) => {
      setState({ name: 'sending', intent });
      const end = await sendCommand({ id, revision }, intent, () => {
        setState({ name: 'waiting', intent });
      });
      if (end.name === 'done') {
        rememberRelease(end.answer.release);
        const words = end.answer.command.outcome === 'NO_OP' ? 'sending.noOp' : 'sending.applied';
        void message.success(t(words, { command: t(`command.${intent.command.type}`) }));
      }
      if (end.name === 'stale') rememberRelease(end.current);
      if (end.name === 'failed' && hasStatus(end.error, 401)) endSession();
      refreshAround(id);
      setState(end.name === 'done' ? { name: 'idle' } : end);
    },
    [id, revision, message, t],
  );

  return {
    state,
    isBusy: state.name === 'sending' || state.name === 'waiting',
    send: (command) => void run({ command, key: newId() }),
    repeat: (intent) => void run(intent),
    dismiss: () => {
      setState({ name: 'idle' });
    },
  };
}
