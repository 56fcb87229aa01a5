/**
 * The commands sent from this page. Each has its own state from sending to its outcome. A stop command sent beside
 * another command therefore keeps its progress and its outcome.
 */
import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../client/new-id.js';
import { hasStatus } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { endSession } from '../api/query-client.js';
import { refreshListsOf, rememberRelease } from '../api/releases.js';
import type { Progress, ReleaseCommandBody } from '../api/types.js';
import { problemWords } from '../shared/problem-words.js';
import type { AnyAnswer, CommandBody, CommandState, Intent } from './command-state.js';
import { rejectionWords } from './rejection-words.js';
import { type CommandRecipient, sendCommand } from './send-command.js';

export type ShownCommand = Exclude<CommandState, { kind: 'done' }>;

export interface CommandSender<Command extends CommandBody = CommandBody> {
  /** Commands without an outcome, and those with another outcome than done, in the order of sending. */
  readonly commands: readonly ShownCommand[];
  /** At least one command has no outcome yet. */
  readonly isBusy: boolean;
  readonly send: (command: Command) => void;
  /** Sends it again with the same key, for a command that may have arrived. */
  readonly sendAgain: (intent: Intent) => void;
  /** Sends it again with a new key, for a command that was decided. */
  readonly sendAsNew: (intent: Intent) => void;
  readonly dismiss: (intent: Intent) => void;
}

interface CommandEffects {
  readonly onDone: (answer: AnyAnswer) => void;
  readonly onStale?: (state: Extract<CommandState, { kind: 'stale' }>) => void;
  /** Called after each outcome. */
  readonly onSettled: () => void;
}

export function useCommandSender<Command extends CommandBody>(
  recipient: CommandRecipient<Command>,
  effects: CommandEffects,
): CommandSender<Command> {
  const [commands, setCommands] = useState<readonly ShownCommand[]>([]);
  const mounted = useMountedSignal();
  const say = useOutcomeMessages();
  // A command in flight uses the values that are current when its outcome arrives.
  const latest = useRef({ recipient, effects });
  useEffect(() => {
    latest.current = { recipient, effects };
  });

  const run = useCallback(
    async (intent: Intent<Command>) => {
      setCommands((all) => withState(all, { kind: 'sending', intent }));
      const signal = mounted();
      const onWaiting = () => {
        setCommands((all) => withState(all, { kind: 'waiting', intent }));
      };
      const end = await sendCommand(latest.current.recipient, intent, { onWaiting, signal });
      const { onDone, onStale, onSettled } = latest.current.effects;
      if (end.kind === 'done') onDone(end.answer);
      if (end.kind === 'stale') onStale?.(end);
      if (end.kind === 'failed' && hasStatus(end.error, 401)) endSession();
      onSettled();
      say(end, signal.aborted);
      setCommands((all) => withState(all, end));
    },
    [mounted, say],
  );

  const dismiss = (intent: Intent) => {
    setCommands((all) => all.filter((state) => state.intent.key !== intent.key));
  };
  return {
    commands,
    isBusy: commands.some(({ kind }) => kind === 'sending' || kind === 'waiting'),
    send: (command) => void run({ command, key: newId() }),
    // Each intent is one of `commands`, so its command has this type.
    sendAgain: (intent) => void run(intent as Intent<Command>),
    sendAsNew: (intent) => {
      dismiss(intent);
      void run({ command: intent.command as Command, key: newId() });
    },
    dismiss,
  };
}

/** Replaces the state of the same command, or adds it. A command that is done is removed. */
function withState(all: readonly ShownCommand[], state: CommandState): readonly ShownCommand[] {
  const isSame = ({ intent }: ShownCommand) => intent.key === state.intent.key;
  if (state.kind === 'done') return all.filter((other) => !isSame(other));
  return all.some(isSame) ? all.map((other) => (isSame(other) ? state : other)) : [...all, state];
}

/** A signal that aborts when the component unmounts. */
function useMountedSignal(): () => AbortSignal {
  const controller = useRef<AbortController | null>(null);
  useEffect(() => {
    const own = new AbortController();
    controller.current = own;
    return () => {
      own.abort();
    };
  }, []);
  return useCallback(() => (controller.current ?? new AbortController()).signal, []);
}

/** Outcomes as messages above the page: always for success, for others only when their page was left. */
function useOutcomeMessages(): (end: CommandState, isPageGone: boolean) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCallback(
    (end, isPageGone) => {
      const command = t(`command.${end.intent.command.type}`);
      if (end.kind === 'done') {
        const words = end.answer.command.outcome === 'NO_OP' ? 'sending.noOp' : 'sending.applied';
        void message.success(t(words, { command }));
      }
      if (!isPageGone) return;
      if (end.kind === 'refused')
        void message.warning(`${t('sending.refused', { command })}: ${rejectionWords(end.rejection, t).why}`, 10);
      if (end.kind === 'failed') void message.error(`${command}: ${problemWords(end.error, t).title}`, 10);
      if (end.kind === 'stale') void message.warning(`${command}: ${t('sending.staleDetail')}`, 10);
    },
    [message, t],
  );
}

/** Sends commands of one release, and stores the progress in their answers. Without a revision they fit any. */
export function useCommand(
  { id, revision }: Pick<Progress, 'id'> & Partial<Pick<Progress, 'revision'>>,
  onDone: () => void = () => undefined,
): CommandSender<ReleaseCommandBody> {
  return useCommandSender(
    {
      post: (body, header) =>
        api.POST('/v1/releases/{release}/commands', { params: { path: { release: id }, header }, body }),
      ...(revision === undefined ? {} : { ifRevision: revision }),
    },
    {
      onDone: (answer) => {
        if ('release' in answer) rememberRelease(answer.release);
        onDone();
      },
      onStale: ({ current }) => {
        rememberRelease(current);
      },
      onSettled: () => {
        refreshListsOf(id);
      },
    },
  );
}
