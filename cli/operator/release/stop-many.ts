/** `halftone release stop-many`: one stop command for several releases, each with an outcome of its own. */
import { Argument, type Command, Option } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { NoAnswer } from '../../../client/exchange.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { ApiProblem, bodyOf } from '../../../client/problem.js';
import { type CommandAnswer, outcomeOf, repeated } from '../../../client/send-command.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import {
  isStopCommand,
  type ReleaseCommandType,
  releaseCommandTypes,
} from '../../../domain/release/command-catalog.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type CommandIdFlags, withCommandId } from '../output/command-id.js';
import { readInTime, startOutcomeDeadline, type Timeout, withTimeout } from '../output/deadline.js';
import { type Exit, exitCodes, exitOf, OperatorFailure } from '../output/failure.js';
import { withoutUndefined } from '../output/given.js';
import { sentInTime } from '../output/outcome.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { type Column, tableOf } from '../output/table.js';
import { releaseArgument } from './release-lists.js';
import { findRelease } from './release-name.js';
import { releaseVerbs } from './release-verbs.js';
import { requireShare } from './verb-options.js';

type Schemas = components['schemas'];
type BatchStop = Schemas['BatchStop'];
type Outcome = Schemas['BatchStopOutcome'];
type Filter = NonNullable<BatchStop['filter']>;

interface StopFlags extends ConnectionFlags, CommandIdFlags {
  readonly reason: string;
  readonly timeout?: Timeout;
  readonly program?: string;
  readonly version?: string;
  readonly app?: string;
  readonly environment?: Environment;
  readonly workspace?: string;
  readonly by?: string;
  readonly changedSince?: string;
  readonly minPercentage?: number;
  readonly notConfirmed?: true;
  readonly search?: string;
}

const stops = releaseCommandTypes.filter(isStop).map((type) => ({ type, name: releaseVerbs[type].name }));

function isStop(type: ReleaseCommandType): type is BatchStop['type'] {
  return isStopCommand(type);
}

export function addStopMany(release: Command): void {
  const command = withConnection(release.command('stop-many'))
    .summary('send one stop command to several releases: those that are named, or those in gray that fit all options')
    .addArgument(new Argument('<stop>').choices(stops.map(({ name }) => name)))
    .argument('[releases...]', releaseArgument)
    .requiredOption('--reason <text>', 'why, for those who read the history');
  addFilter(command);
  withTimeout(withCommandId(command), 'for all outcomes: 90s, 2m (2m)').action(
    reportFailures(async (flags: StopFlags, name = '', ...more) => {
      await stopMany(flags, requireType(name), more[0] as unknown as readonly string[]);
    }),
  );
}

function addFilter(command: Command): void {
  command
    .option('--program <id>', 'of this mini program')
    .option('--version <version>', '2.3.1, or 2.3 and 2 for all versions that begin so')
    .option('--app <id>', 'on this target app')
    .addOption(new Option('--environment <name>').choices(environments))
    .option('--workspace <id>', 'of mini programs or target apps of this workspace')
    .option('--by <user>', 'whose last change is by this user')
    .option('--changed-since <time>', 'changed since: PT1H for the last hour, or an instant')
    .option('--min-percentage <percentage>', 'at this share or more', requireShare)
    .option('--not-confirmed', 'whose last change the super app has not confirmed')
    .option('--search <words>', 'a part of the id or name of the mini program or target app');
}

function requireType(name: string): BatchStop['type'] {
  const stop = stops.find((one) => one.name === name);
  if (stop === undefined) throw new OperatorFailure('usage', `${name} is no stop command`);
  return stop.type;
}

async function stopMany(flags: StopFlags, type: BatchStop['type'], names: readonly string[]): Promise<void> {
  const filter = filterOf(flags);
  if ((names.length === 0) === (Object.keys(filter).length === 0))
    throw new OperatorFailure('usage', 'Name releases, or say by options which ones are meant', [
      'Either of both: `… stop-many pause weather@2.3.1/wallet/production`, or `… stop-many pause --app wallet`.',
    ]);
  const client = connect(flags);
  const deadline = startOutcomeDeadline(flags.timeout);
  const releases = await readInTime(deadline, (signal) => idsOf(client, names, signal));
  const { reason } = flags;
  const body: BatchStop = { type, reason, ...(names.length === 0 ? { filter } : { releases }) };
  const answer = await sentInTime(type, flags, deadline, ({ id, signal }) => {
    const params = { header: { 'idempotency-key': id } };
    return repeated(() => bodyOf(client.POST('/v1/release-commands', { params, body, signal })), signal);
  });
  const items: Outcome[] = [];
  for (const item of answer.items) items.push(await decided(client, item, deadline.signal));
  const shown = { ...countsOf(items), items };
  const nameOf = ({ release }: Outcome): string => names[releases.indexOf(release)] ?? release;
  await printBody(flags.output, shown, () => tableOf([{ title: 'release', of: nameOf }, ...outcomeColumns], items));
  const { applied, unchanged, failed } = shown;
  const undecided = items.length - applied - unchanged - failed;
  const counts = `${applied} applied, ${unchanged} unchanged, ${failed} failed, ${undecided} not decided`;
  printNote(items.length === 0 ? 'No release in gray fits: nothing was stopped.' : `${type}: ${counts}.`);
  for (const remedy of remediesOf(items)) printNote(`  Remedy: ${remedy}`);
  process.exitCode = exitCodes[worstOf(items.map(exitOfItem))];
}

function filterOf(flags: StopFlags): Filter {
  const { program: miniProgram, app: targetApp, version, environment, workspace, by, changedSince } = flags;
  const { minPercentage, notConfirmed, search: q } = flags;
  const place = { miniProgram, version, targetApp, environment, workspace };
  return withoutUndefined({ ...place, by, changedSince, minPercentage, notConfirmed, q });
}

/** An id needs no read: a token with the scope `stop` reads nothing. */
async function idsOf(client: HalftoneClient, names: readonly string[], signal: AbortSignal): Promise<string[]> {
  const idOf = async (name: string) => (/[@/]/.test(name) ? (await findRelease(client, name, signal)).id : name);
  return Promise.all(names.map(idOf));
}

/** A command that the server has only taken is read until it is decided. It stays `RECEIVED` when no read says so. */
async function decided(client: HalftoneClient, item: Outcome, signal: AbortSignal): Promise<Outcome> {
  if (item.command?.outcome !== 'RECEIVED') return item;
  const taken = { command: item.command } as CommandAnswer;
  try {
    const { command } = await outcomeOf(client, () => Promise.resolve(taken), signal);
    return { ...item, command };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.command !== undefined) return refused(item, error.problem);
    if (signal.aborted || error instanceof ApiProblem || error instanceof NoAnswer) return item;
    throw error;
  }
}

function refused(
  { release }: Outcome,
  { status, title, code, facts, remedy, command }: ApiProblem['problem'],
): Outcome {
  return {
    release,
    status,
    command,
    problem: { status, title, code, ...withoutUndefined({ facts, remedy }) },
  } as Outcome;
}

function countsOf(items: readonly Outcome[]): Omit<Schemas['BatchStopAnswer'], 'items'> {
  const countOf = (outcome: string) => items.filter(({ command }) => command?.outcome === outcome).length;
  const failed = items.filter(({ problem }) => problem !== undefined).length;
  return { applied: countOf('APPLIED'), unchanged: countOf('NO_OP'), failed };
}

const outcomeColumns: readonly Column<Outcome>[] = [
  { title: 'outcome', of: ({ command, problem }) => (problem === undefined ? command?.outcome : 'FAILED') },
  { title: 'why', of: ({ problem }) => problem && `${problem.code}: ${problem.detail ?? problem.title}` },
];

function remediesOf(items: readonly Outcome[]): Set<string> {
  return new Set(items.flatMap(({ problem }) => problem?.remedy ?? []));
}

function exitOfItem({ command, problem }: Outcome): Exit {
  if (problem !== undefined) return exitOf(problem);
  return command?.outcome === 'RECEIVED' ? 'timeout' : 'reached';
}

/** The first of these that any item has. */
function worstOf(exits: readonly Exit[]): Exit {
  const order = ['timeout', 'noAccess', 'rejected', 'usage'] as const;
  return order.find((exit) => exits.includes(exit)) ?? 'reached';
}
