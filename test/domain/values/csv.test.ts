import { describe, expect, it } from '@jest/globals';
import { csvRecord } from '../../../domain/values/csv.js';

describe('a CSV record', () => {
  it('quotes commas, quotes and line ends, and leaves an unknown value empty', () => {
    expect(csvRecord(['Weather', 'a,b', 'a "b"', 'a\nb', null, 12.5])).toBe('Weather,"a,b","a ""b""","a\nb",,12.5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1'])('makes text of the formula %j', (text) => {
    const cell = csvRecord([text]).trimEnd().replaceAll('"', '');
    expect(cell.startsWith(`'${text.charAt(0)}`)).toBe(true);
  });

  it('keeps a negative number', () => {
    expect(csvRecord([-1])).toBe('-1\r\n');
  });
});
