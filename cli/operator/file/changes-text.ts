/** What files change, one line for each object and field. */
import type { components } from '../../../client/api-types.generated.js';
import { colorsOf, shownText } from '../output/table.js';

export type FileChange = components['schemas']['FileChange'];

export interface WorkspaceChanges {
  readonly workspace: string;
  readonly applied: boolean;
  readonly changes: readonly FileChange[];
}

const signs = { CREATE: '+', CHANGE: '~', UNCHANGED: ' ' } as const;
const words = { CREATE: 'created', CHANGE: 'changed', UNCHANGED: 'unchanged' } as const;

export function changesText({ workspace, applied, changes }: WorkspaceChanges): string {
  const { green, red, yellow } = colorsOf(process.stdout);
  const colors = { CREATE: green, CHANGE: yellow, UNCHANGED: (text: string) => text };
  const lines = changes
    .filter(({ change, conflict }) => change !== 'UNCHANGED' || conflict !== undefined)
    .flatMap(({ change, kind, name, fields = [], conflict }) => [
      colors[change](`${signs[change]} ${kind} ${shownText(name)}`),
      ...fields.map(fieldText),
      ...(conflict === undefined ? [] : conflictLines(conflict).map((line) => red(`  ! ${line}`))),
    ]);
  const counts = Object.entries(words).map(
    ([change, word]) => `${changes.filter((one) => one.change === change).length} ${word}`,
  );
  const end = applied ? '' : ' Nothing was written.';
  return [...lines, `Workspace ${workspace}: ${counts.join(', ')}.${end}`].join('\n');
}

export type Conflict = NonNullable<FileChange['conflict']>;

/** What another way changed since the last apply, with the values of both. */
export function conflictLines({ manager, fields }: Conflict): string[] {
  if (fields.length === 0) return [`applied by the manager ${shownText(manager)}`];
  return fields.map(({ path, applied, current, wanted }) => {
    const values = `${valueText(applied)} applied by ${shownText(manager)}, ${valueText(current)} since`;
    return `${shownText(path.slice(1))}: ${values}, ${valueText(wanted)} in the files`;
  });
}

function fieldText({ path, before, after }: NonNullable<FileChange['fields']>[number]): string {
  return `    ${shownText(path.slice(1))}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  return value === undefined ? 'none' : shownText(JSON.stringify(value));
}
