/** The options that describe a change window. */
import { type Command, Option } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import type { ConnectionFlags } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';

type Schemas = components['schemas'];

export interface WorkspaceFlags extends ConnectionFlags {
  readonly workspace?: string;
}

export interface WindowFlags extends WorkspaceFlags {
  readonly name?: string;
  readonly kind?: 'DENY' | 'ALLOW';
  readonly reason?: string;
  readonly app?: string;
  readonly program?: string;
  readonly start?: string;
  readonly end?: string;
  readonly zone?: string;
  readonly rrule?: string;
  readonly exdates?: string[];
}

/** Of an edit: what is left out stays. */
export interface EditFlags extends WindowFlags {
  readonly everywhere?: true;
  readonly withoutEnd?: true;
  readonly once?: true;
  readonly enable?: true;
  readonly dryRun?: true;
}

const kind = () => new Option('--kind <kind>', 'DENY: a freeze; ALLOW: increases only while it is active');
const why = ['--reason <text>', 'why, for those who read it when it closes a target'] as const;

export function withNewWindow(command: Command): Command {
  command
    .requiredOption('--name <text>', 'its name in lists')
    .addOption(kind().choices(['DENY', 'ALLOW']).makeOptionMandatory())
    .requiredOption(...why);
  return withTimes(withScope(command)).option('--zone <zone>', 'of all its times: Asia/Shanghai', 'UTC');
}

export function withChanges(command: Command): Command {
  command
    .option('--name <text>', 'its name in lists')
    .addOption(kind().choices(['DENY', 'ALLOW']))
    .option(...why);
  return withTimes(withScope(command))
    .option('--zone <zone>', 'of all its times: Asia/Shanghai')
    .option('--everywhere', 'no longer of an app or a program only')
    .option('--without-end', 'until it is lifted')
    .option('--once', 'no longer repeated')
    .option('--enable', 'in force again after it was lifted');
}

export function withScope(command: Command): Command {
  return command.option('--app <id>', 'what is on this target app').option('--program <id>', 'this mini program');
}

function withTimes(command: Command): Command {
  return command
    .option('--start <time>', 'local time: 2030-01-31T18:00, or 2030-01-31 for its midnight (now)')
    .option('--end <time>', 'local time, exclusive (until it is lifted)')
    .option('--rrule <rule>', 'how it repeats (RFC 5545): "FREQ=WEEKLY;BYDAY=SA,SU"')
    .option('--exdates <dates...>', 'local dates on which it does not start');
}

export function newWindowOf(flags: WindowFlags): Schemas['CreateChangeWindow'] {
  const { name = '', kind: windowKind = 'DENY', reason = '', zone = 'UTC' } = flags;
  return { name, kind: windowKind, reason, zone, ...scopeOf(flags), ...timesOf(flags) };
}

export function changesOf(flags: EditFlags): Schemas['ChangeChangeWindow'] {
  const { name, kind, reason, zone, everywhere, withoutEnd, once, enable } = flags;
  return {
    ...withoutUndefined({ name, kind, reason, zone }),
    ...(everywhere === undefined ? {} : { scope: {} }),
    ...(withoutEnd === undefined ? {} : { end: null }),
    ...(once === undefined ? {} : { rrule: null }),
    ...(enable === undefined ? {} : { enabled: true }),
    ...scopeOf(flags),
    ...timesOf(flags),
  };
}

/** As if it were made now. */
export function bodyOfWindow(window: Schemas['ChangeWindow']): Schemas['CreateChangeWindow'] {
  const { name, kind, scope, start, end, zone, rrule, exdates, reason, enabled } = window;
  return { name, kind, scope, start, end, zone, rrule, exdates, reason, enabled };
}

export function scopeOf({ app, program }: Pick<WindowFlags, 'app' | 'program'>): {
  scope?: NonNullable<Schemas['CreateChangeWindow']['scope']>;
} {
  if (app === undefined && program === undefined) return {};
  return { scope: withoutUndefined({ targetApp: app, miniProgram: program }) };
}

function timesOf({
  start,
  end,
  rrule,
  exdates,
}: WindowFlags): Pick<Schemas['ChangeChangeWindow'], 'start' | 'end' | 'rrule' | 'exdates'> {
  return withoutUndefined({ start, end, rrule, exdates });
}
