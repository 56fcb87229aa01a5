/** `halftone target <verb> <target>`: the verb of each command of a target. One without an entry does not compile. */
import type { Command } from 'commander';
import { sendTargetCommand, type TargetCommandAnswer } from '../../../client/send-command.js';
import { type TargetCommandType, targetCommandTypes } from '../../../domain/release/command-catalog.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type CommandIdFlags, withCommandId } from '../output/command-id.js';
import { startOutcomeDeadline, type Timeout, withTimeout } from '../output/deadline.js';
import { withoutUndefined } from '../output/given.js';
import { sentInTime } from '../output/outcome.js';
import { reportFailures, printBody } from '../output/print.js';
import { parseRevision } from '../release/verb-options.js';
import { targetText } from './target-columns.js';
import { requireTargetName, targetArgument } from './target-name.js';

interface VerbFlags extends ConnectionFlags, CommandIdFlags {
  readonly reason: string;
  readonly ifRevision?: number;
  readonly timeout?: Timeout;
}

interface Verb {
  readonly name: string;
  readonly summary: string;
}

const targetVerbs: Readonly<Record<TargetCommandType, Verb>> = {
  forceOffline: {
    name: 'force-offline',
    summary: 'take a mini program off a target at once, in an emergency; what rolls out there ends',
  },
  liftSuspension: { name: 'lift-suspension', summary: 'let a target that was forced offline be released to again' },
};

export function addTargetVerbs(target: Command): void {
  for (const type of targetCommandTypes) addVerb(target, type, targetVerbs[type]);
}

function addVerb(target: Command, type: TargetCommandType, { name: verb, summary }: Verb): void {
  const command = withConnection(target.command(verb))
    .summary(summary)
    .argument('<target>', targetArgument)
    .requiredOption('--reason <text>', 'why, for those who read the history');
  withCommandId(command).option(
    '--if-revision <n>',
    'refuse when the target has changed since this revision',
    parseRevision,
  );
  withTimeout(command, 'for the outcome: 90s, 2m (2m)').action(
    reportFailures(async (flags: VerbFlags, name = '') => {
      const named = requireTargetName(name);
      const { ifRevision, reason, timeout } = flags;
      const client = connect(flags);
      const answer = await sentInTime(type, flags, startOutcomeDeadline(timeout), (sending) =>
        sendTargetCommand(client, named, { type, reason }, { ...sending, ...withoutUndefined({ ifRevision }) }),
      );
      await printBody(flags.output, answer, () => answerText(answer));
    }),
  );
}

function answerText({ command: { type, outcome }, target }: TargetCommandAnswer): string {
  return `${type}: ${outcome}\n\n${targetText(target)}`;
}
