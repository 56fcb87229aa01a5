/** Finds what an argument means in a list: by its id, or by its name. */
import { OperatorFailure } from './failure.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** `kind`: for the error, with the command that lists them. @throws OperatorFailure when none or several fit. */
export async function findNamed<Item extends Named>(
  items: AsyncIterable<Item> | Iterable<Item>,
  text: string,
  kind: { readonly word: string; readonly list: string },
): Promise<Item> {
  const named: Item[] = [];
  for await (const item of items) {
    if (item.id === text) return item;
    if (item.name === text) named.push(item);
  }
  const [first] = named;
  if (named.length === 1 && first !== undefined) return first;
  const ids = named.map(({ id }) => id).join(', ');
  throw new OperatorFailure('usage', `${named.length === 0 ? 'No' : 'More than one'} ${kind.word} is "${text}"`, [
    named.length === 0 ? `See \`halftone ${kind.list}\`.` : `Say one by its id: ${ids}.`,
  ]);
}
