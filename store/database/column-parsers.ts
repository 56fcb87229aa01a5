/** Parsers of column values, equal on both databases where the drivers differ. */

export type Parser = (text: string) => unknown;

const INT8 = 20;

/** Counts and ledger numbers stay far below 2^53. A string or bigint would break arithmetic on them. */
export const PARSERS: Readonly<Record<number, Parser>> = { [INT8]: Number };
