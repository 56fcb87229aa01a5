/**
 * Version numbers of mini programs: three parts, `x.y.z`, compared part by part. They strictly increase with each
 * upload. Not semantic versioning: no pre-releases, no build metadata, no meaning beyond the order.
 */

export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Greatest value of one part. */
export const maxVersionPart = 999_999;

/** One to six digits per part, without leading zeros. The length alone ensures `maxVersionPart`. */
const pattern = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** The parts of `x.y.z`. Null for any other text. */
export function parseVersionNumber(text: string): VersionNumber | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]) };
}

/**
 * Negative when `a` is older, 0 when both are equal, positive when `a` is newer. A total order: text that is not a
 * version number is older than every version number.
 */
export function compareVersionNumbers(a: string, b: string): number {
  const left = parseVersionNumber(a) ?? beforeAll;
  const right = parseVersionNumber(b) ?? beforeAll;
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

const beforeAll: VersionNumber = { major: -1, minor: 0, patch: 0 };

interface VersionMustIncrease {
  readonly code: 'VERSION_MUST_INCREASE';
  readonly current: string;
  readonly asked: string;
}

export type UploadDecision =
  | { readonly outcome: 'ACCEPTED' }
  | { readonly outcome: 'REJECTED'; readonly rejection: VersionMustIncrease };

/** `number` is a valid version number. `last`: the greatest number uploaded so far, null for the first upload. */
export function decideUpload(number: string, last: string | null): UploadDecision {
  if (last === null || compareVersionNumbers(number, last) > 0) return { outcome: 'ACCEPTED' };
  return { outcome: 'REJECTED', rejection: { code: 'VERSION_MUST_INCREASE', current: last, asked: number } };
}
