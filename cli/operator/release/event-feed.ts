/** `halftone events`: what happened to all releases and targets that the user may read. */
import { type Command, Option } from 'commander';
import { allItems } from '../../../client/all-items.js';
import type { components, operations } from '../../../client/api-types.generated.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import { connect, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures } from '../output/print.js';
import type { Column } from '../output/table.js';
import { releaseArgument } from './release-lists.js';
import { nameOfRelease } from './release-columns.js';
import { findRelease } from './release-name.js';
import { nameOfTarget } from '../target/target-name.js';

type FeedEvent = components['schemas']['FeedEvent'];

interface FeedFlags extends ListFlags {
  readonly since?: string;
  readonly until?: string;
  readonly type?: string[];
  readonly by?: string;
  readonly mine?: true;
  readonly rejected?: 'with' | 'only';
  readonly release?: string;
  readonly program?: string;
  readonly app?: string;
  readonly environment?: Environment;
  readonly workspace?: string[];
}

export function addEventFeed(program: Command): void {
  withLimit(withConnection(program.command('events')))
    .summary('what happened to the releases and targets that you may read, newest first')
    .option('--since <time>', 'PT1H for the last hour, or an instant')
    .option('--until <time>', 'exclusive, in the same form')
    .option('--type <type...>', 'any of these types of events: PercentageSet')
    .option('--by <user>', 'by this user, or by the system: system:plan')
    .option('--mine', 'what others and the system did to what concerns you')
    .addOption(
      new Option('--rejected <kind>', 'rejected commands, beside the events or alone').choices(['with', 'only']),
    )
    .option('--release <release>', releaseArgument)
    .option('--program <id>', 'of this mini program')
    .option('--app <id>', 'on this target app')
    .addOption(new Option('--environment <name>').choices(environments))
    .option('--workspace <id...>', 'of mini programs or target apps of these workspaces')
    .action(
      reportFailures(async (flags: FeedFlags) => {
        const client = connect(flags);
        const { since, until, type, by, mine, rejected, program: miniProgram, app: targetApp } = flags;
        const { environment, workspace, release } = flags;
        const releaseId = release === undefined ? undefined : (await findRelease(client, release)).id;
        const concerns = mine === undefined ? undefined : ('me' as const);
        const place = { releaseId, miniProgram, targetApp, environment, workspace };
        const filter = withoutUndefined({ ...place, since, until, type, by, concerns, rejected }) as Filter;
        const items = allItems((page) => client.GET('/v1/events', { params: { query: { ...filter, ...page } } }));
        await printItems(flags, items, feedColumns);
      }),
    );
}

/** The server checks the types of events. */
type Filter = NonNullable<operations['listEvents']['parameters']['query']>;

const feedColumns: readonly Column<FeedEvent>[] = [
  { title: 'at', of: ({ at }) => at },
  { title: 'of', of: nameOf },
  { title: 'type', of: ({ type, command, code }) => (command === null ? type : `${command} refused (${code ?? ''})`) },
  { title: 'share', of: shareText },
  { title: 'by', of: ({ by }) => by },
  { title: 'reason', of: ({ reason }) => reason ?? undefined },
];

/** An event of a target itself has no version. */
function nameOf({ version, ...event }: FeedEvent): string {
  if (version !== null) return nameOfRelease({ ...event, version });
  return nameOfTarget(event);
}

function shareText({ fromPercentage, toPercentage }: FeedEvent): string | undefined {
  if (toPercentage === null) return undefined;
  return fromPercentage === null || fromPercentage === toPercentage
    ? `${toPercentage} %`
    : `${fromPercentage} → ${toPercentage} %`;
}
