/** What files change, one line for each object and field. */
import type { components } from '../../../client/api-types.generated.js';
import { colorsOf, shownText } from '../output/table.js';

export type FileChange = components['schemas']['FileChange'];

export interface WorkspaceChanges {
  readonly workspace: string;
  readonly applied: boolean;
  readonly changes: readonly FileChange[];
}

const signs = { CREATE: '+', CHANGE: '~', UNCHANGED: ' ', DELETE: '-', KEEP: '=' } as const;
const words = { CREATE: 'created', CHANGE: 'changed', UNCHANGED: 'unchanged' } as const;
const wordsOfPrune = { DELETE: 'removed', KEEP: 'kept' } as const;
const reasons = {
  TARGET_APP: 'target apps are not removed: releases and trails refer to them',
  NAME_OF_SEVERAL: 'several change windows have this name',
} as const;

export function changesText({ workspace, applied, changes }: WorkspaceChanges): string {
  const { green, red, yellow } = colorsOf(process.stdout);
  const plain = (text: string): string => text;
  const colors = { CREATE: green, CHANGE: yellow, UNCHANGED: plain, DELETE: red, KEEP: plain };
  const lines = changes
    .filter(({ change, conflict }) => change !== 'UNCHANGED' || conflict !== undefined)
    .flatMap(({ change, kind, name, fields = [], conflict, kept }) => [
      colors[change](
        `${signs[change]} ${kind} ${shownText(name)}${kept === undefined ? '' : `: kept, ${reasons[kept]}`}`,
      ),
      ...fields.map(fieldText),
      ...(conflict === undefined ? [] : conflictLines(conflict).map((line) => red(`  ! ${line}`))),
    ]);
  const count = (change: string): number => changes.filter((one) => one.change === change).length;
  const counts = [
    ...Object.entries(words).map(([change, word]) => `${count(change)} ${word}`),
    ...Object.entries(wordsOfPrune).flatMap(([change, word]) =>
      count(change) === 0 ? [] : [`${count(change)} ${word}`],
    ),
  ];
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
