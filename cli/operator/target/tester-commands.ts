/** `halftone tester`: users who get a release while it is in pilot testing. */
import type { Command } from 'commander';
import { allItems } from '../../../client/all-items.js';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printNote } from '../output/print.js';
import type { Column } from '../output/table.js';
import { releaseArgument } from '../release/release-lists.js';
import { findRelease } from '../release/release-name.js';

const route = '/v1/releases/{release}/testers';
const userArgument = 'the user key, as the super app sends it';

const testerColumns: readonly Column<components['schemas']['Tester']>[] = [
  { title: 'user', of: ({ userKey }) => userKey },
];

export function addTesterCommands(program: Command): void {
  const tester = program.command('tester').summary('users who get a release while it is in pilot testing');
  withLimit(ofRelease(tester, 'list', 'testers of a release, by user key')).action(
    reportFailures(async (flags: ListFlags, name = '') => {
      const client = connect(flags);
      const path = { release: (await findRelease(client, name)).id };
      await printItems(
        flags,
        allItems((query) => client.GET(route, { params: { path, query } })),
        testerColumns,
      );
    }),
  );
  ofRelease(tester, 'add', 'make a user a tester of a release')
    .argument('<user>', userArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '', userKey = '') => {
        const client = connect(flags);
        const path = { release: (await findRelease(client, name)).id, userKey };
        await bodyOf(client.PUT(`${route}/{userKey}`, { params: { path } }));
        printNote(`${userKey} is a tester.`);
      }),
    );
  ofRelease(tester, 'remove', 'make a user a tester no longer')
    .argument('<user>', userArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '', userKey = '') => {
        const client = connect(flags);
        const path = { release: (await findRelease(client, name)).id, userKey };
        await bodyOf(client.DELETE(`${route}/{userKey}`, { params: { path } }));
        printNote(`${userKey} is no tester any more.`);
      }),
    );
}

function ofRelease(parent: Command, verb: string, summary: string): Command {
  return withConnection(parent.command(verb)).summary(summary).argument('<release>', releaseArgument);
}
