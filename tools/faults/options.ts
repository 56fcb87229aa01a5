/** The options of `npm run test:faults`. */
import { parseArgs } from 'node:util';
import type { TemporalKind } from './world/temporal.js';

export interface Options {
  readonly seed: number;
  /** Rounds over the scenarios begin as long as these are not over; 0: one round. */
  readonly minutes: number;
  readonly isShort: boolean;
  readonly only: readonly string[];
  readonly worlds: readonly TemporalKind[];
  /** Where the results go, as JSON, for the document; undefined: nowhere. */
  readonly record: string | undefined;
  readonly isList: boolean;
}

export const help = `npm run test:faults -- [options]

Runs the APIs, the workers, Temporal and Postgres as processes of their own, lets operators work, breaks things under
their hands, and proves afterwards that nothing was lost. Exit code 1 when a promise was broken.

  --short              the same faults for seconds instead of minutes: what CI runs, some three minutes
  --minutes <n>        go round and round until they are over (one round)
  --seed <n>           repeat what a run drew (a new one); moments within a second are never the same
  --only <scenario>    this one; may be given several times
  --world <which>      dev, server or both (dev with --short, else both)
  --record <name>      write docs/data/reliability/<name>.json and the table in docs/reliability.md
  --list               name the scenarios
  --help               say this

Environment:
  TEMPORAL_CLI_PATH      the temporal program, for the dev server and for what is done by hand (looked for)
  TEMPORAL_SERVER_BIN    a Temporal server 1.32: go install go.temporal.io/server/cmd/server@v1.32.0
  TEMPORAL_SQL_TOOL_BIN  its schema tool: go install go.temporal.io/server/cmd/tools/sql@v1.32.0 (sql, beside the server)

Without TEMPORAL_SERVER_BIN the world with a Temporal server on Postgres is skipped, and a line says so.`;

const worlds: Record<string, readonly TemporalKind[]> = {
  dev: ['dev server'],
  server: ['server on Postgres'],
  both: ['dev server', 'server on Postgres'],
};

/** Undefined when help was asked for. @throws for an unknown option or value. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '0' },
      seed: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      world: { type: 'string' },
      record: { type: 'string' },
    },
  });
  if (values.help) return undefined;
  const world = worlds[values.world ?? (values.short ? 'dev' : 'both')];
  if (world === undefined) throw new Error(`--world is ${String(values.world)}: say dev, server or both`);
  return {
    seed: values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : wholeNumber('--seed', values.seed),
    minutes: wholeNumber('--minutes', values.minutes),
    isShort: values.short,
    only: values.only,
    worlds: world,
    record: values.record,
    isList: values.list,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is ${text}: say a whole number`);
  return Number(text);
}
