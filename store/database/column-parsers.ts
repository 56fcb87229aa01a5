/** How column values read, the same on both databases where their drivers differ. */

export type Parser = (text: string) => unknown;

const INT8 = 20;

/** Counts and ledger numbers stay far below 2^53, and a string or bigint would surprise everybody who adds to one. */
export const PARSERS: Readonly<Record<number, Parser>> = { [INT8]: Number };
