/**
 * Rejections as data: a code and its facts, never thrown. Types, lists and texts of rejections, derived from
 * `rejection-catalog.ts`.
 */
import { englishWords, shownFacts } from './rejection-facts.js';
import type { ReleaseStatus } from './release.js';
import { rejectionCatalog, rejectionsOfDecide, rejectionsOfWaiting } from './rejection-catalog.js';
import type { RejectionEntry } from './rejection-entry.js';

type Catalog = typeof rejectionCatalog;
export type RejectionCode = keyof Catalog;

type FactsOf<Code extends RejectionCode> = NonNullable<Catalog[Code]['facts']>;
type AsOneObject<T> = { [Name in keyof T]: T[Name] };
type RejectionOf<Code extends RejectionCode> = { [C in Code]: AsOneObject<{ readonly code: C } & FactsOf<C>> }[Code];

/** Rejections of every rule, including those outside `decide`. */
export type Rejection = RejectionOf<RejectionCode>;
/** Rejections of `decide`. */
export type CommandRejection = RejectionOf<keyof typeof rejectionsOfDecide>;

export const rejectionCodes = Object.keys(rejectionCatalog) as RejectionCode[];
export const codesOfDecide = Object.keys(rejectionsOfDecide) as CommandRejection['code'][];
export const codesOfWaiting = Object.keys(rejectionsOfWaiting) as (keyof typeof rejectionsOfWaiting)[];

export function isRejectionCode(code: string): code is RejectionCode {
  return Object.hasOwn(rejectionCatalog, code);
}

export function isPermanent(code: string): boolean {
  return isRejectionCode(code) && entryOf(code).isPermanent === true;
}

/** The remedy of each code. */
export const remedies = Object.fromEntries(
  Object.entries(rejectionCatalog).map(([code, { remedy }]) => [code, remedy]),
) as Readonly<Record<RejectionCode, string>>;

export function httpStatusOf(code: RejectionCode): number {
  return entryOf(code).status ?? 409;
}

/** The sentence of each code, with its places. */
export const sentences = Object.fromEntries(
  Object.entries(rejectionCatalog).map(([code, { sentence }]) => [code, sentence]),
) as Readonly<Record<RejectionCode, string>>;

/** The sentence of one rejection. */
export function sentenceOf({ code, ...facts }: Rejection): string {
  const shown = shownFacts(facts, englishWords);
  return sentences[code].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shown[name] ?? '–');
}

/**
 * Title from the code: `PERCENTAGE_MUST_INCREASE` becomes "Percentage must increase". The same for every occurrence.
 */
export function rejectionTitle(code: RejectionCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Remedies for cancel in statuses that do not accept it. */
const insteadOfCancel: Partial<Record<ReleaseStatus, string>> = {
  CREATED: 'No user has it yet: leave it as it is.',
  UNDER_REVIEW: 'No user has it yet: leave it, or withdraw it from review.',
  FULL_RELEASE: 'All users have it already. Roll back, or take it offline.',
};

/** The remedy of one rejection: that of its code, or a more specific one. */
export function remedyOf(rejection: Rejection): string {
  const { code } = rejection;
  const hint =
    code === 'WRONG_STATUS' && rejection.command === 'cancel' ? insteadOfCancel[rejection.status] : undefined;
  return hint ?? remedies[code];
}

function entryOf(code: RejectionCode): RejectionEntry {
  return rejectionCatalog[code];
}
