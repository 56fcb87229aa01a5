/** A picture of several lines on a terminal, drawn again in its place. */
import type { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { widthOf } from '../output/table.js';

export function screenOf(stream: Pick<WriteStream, 'write' | 'columns' | 'rows'>): (picture: string) => void {
  let drawn = 0;
  let last = '';
  return (picture) => {
    if (picture === last) return;
    last = picture;
    // A picture that is higher than the terminal cannot be drawn over.
    const lines = picture.split('\n').slice(0, Math.max(1, stream.rows - 1));
    const up = drawn === 0 ? '' : `\u001B[${drawn}A`;
    stream.write(`${up}\r\u001B[J${lines.map((line) => cut(line, stream.columns)).join('\n')}\n`);
    drawn = lines.length;
  };
}

/** A line that wraps would take two. */
function cut(line: string, columns: number): string {
  // Codes of colours take no width. A line with them that is too long loses them.
  const plain = stripVTControlCharacters(line);
  if (widthOf(plain) <= columns) return line;
  let shown = '';
  for (const character of plain) if (widthOf(shown + character) < columns) shown += character;
  return shown;
}

const width = 24;

/** The confirmed share, and in a lighter shade what the super app has not confirmed. */
export function barOf({
  percentage,
  confirmedPercentage,
}: {
  readonly percentage: number;
  readonly confirmedPercentage: number;
}): string {
  // A share above 0 is seen, and less than all is not full.
  const cells = (share: number): number =>
    share === 0 ? 0 : share === 100 ? width : Math.min(width - 1, Math.max(1, Math.round((share / 100) * width)));
  const confirmed = cells(Math.min(percentage, confirmedPercentage));
  const requested = cells(Math.max(percentage, confirmedPercentage));
  return '█'.repeat(confirmed) + '▒'.repeat(requested - confirmed) + '░'.repeat(width - requested);
}
