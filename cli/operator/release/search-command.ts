/** `halftone search`: one search over all that the user may read. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { parseCount } from '../output/list-items.js';
import { reportFailures, printBody } from '../output/print.js';
import { type Column, tableOf } from '../output/table.js';
import { nameOfRelease } from './release-columns.js';
import { nameOfTarget } from '../target/target-name.js';

type Found = components['schemas']['Found'];

interface SearchFlags extends ConnectionFlags {
  readonly limit: number;
}

export function addSearchCommand(program: Command): void {
  withConnection(program.command('search'))
    .summary('find mini programs, versions, releases, target apps, targets and people')
    .argument('<words...>', 'that all match: parts of ids and names, or the beginning of a version')
    .option('--limit <n>', 'of each kind, at most 20', parseCount(20), 5)
    .action(
      reportFailures(async (flags: SearchFlags, ...given) => {
        const q = (given[0] as unknown as readonly string[]).join(' ');
        const query = { q, limit: flags.limit };
        const found = await bodyOf(connect(flags).GET('/v1/search', { params: { query } }));
        await printBody(flags.output, found, () => tableOf(matchColumns, rowsOf(found)));
      }),
    );
}

interface Row {
  readonly kind: string;
  /** As other commands take it. */
  readonly name: string;
  readonly about: string;
}

const matchColumns: readonly Column<Row>[] = [
  { title: 'kind', of: ({ kind }) => kind },
  { title: 'found', of: ({ name }) => name },
  { title: 'about', of: ({ about }) => about },
];

function rowsOf({ miniPrograms, versions, releases, targetApps, targets, people }: Found): Row[] {
  return [
    ...miniPrograms.map(({ id, name, workspace }) => row('program', id, `${name}, of ${workspace.name}`)),
    ...versions.map(({ number, miniProgram, miniProgramName }) =>
      row('version', `${miniProgram}@${number}`, miniProgramName),
    ),
    ...releases.map((release) => row('release', nameOfRelease(release), `${release.label}, ${release.percentage} %`)),
    ...targetApps.map(({ id, name }) => row('app', id, name)),
    ...targets.map((target) => row('target', nameOfTarget(target), target.availability)),
    ...people.map(({ user, workspaces }) =>
      row('user', user, workspaces.map(({ name, role }) => `${role} of ${name}`).join(', ')),
    ),
  ];
}

function row(kind: string, name: string, about: string): Row {
  return { kind, name, about };
}
