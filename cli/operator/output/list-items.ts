/** Options of lists, and their output: the newest or first items, up to a limit, over all pages. */
import { type Command, InvalidArgumentError } from 'commander';
import { typedNumberOrNaN } from '../../../domain/values/typed-number.js';
import type { ConnectionFlags } from '../access/connection.js';
import { printNote, printBody } from './print.js';
import { type Column, tableOf } from './table.js';

export interface ListFlags extends ConnectionFlags {
  readonly limit: number;
}

export function withLimit(command: Command): Command {
  return command.option('--limit <n>', 'at most so many items', parseCount(), 50);
}

/** Of a whole number from 1 on. @throws InvalidArgumentError */
export function parseCount(most = Infinity): (text: string) => number {
  return (text) => {
    const count = typedNumberOrNaN(text, 0);
    if (count >= 1 && count <= most) return count;
    throw new InvalidArgumentError(`Say a whole number from 1 ${most === Infinity ? 'on' : `to ${most}`}.`);
  };
}

/** JSON and YAML have `items` as in the API. The cursor is left out: it is valid for one page only. */
export async function printItems<Item>(
  { output, limit }: ListFlags,
  items: AsyncIterable<Item>,
  columns: readonly Column<Item>[],
): Promise<void> {
  const taken: Item[] = [];
  let hasMore = false;
  for await (const item of items) {
    hasMore = taken.length === limit;
    if (hasMore) break;
    taken.push(item);
  }
  await printBody(output, { items: taken }, () => tableOf(columns, taken));
  if (hasMore) printNote(`There are more than ${limit}: see --limit.`);
}
