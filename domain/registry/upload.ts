/**
 * Whether a version may be uploaded: version numbers of a mini program strictly increase. The text is checked before by
 * `parseVersionNumber`.
 */
import type { Rejection } from '../release/rejections.js';
import { compareVersionNumbers } from './version-number.js';

export type UploadDecision =
  | { readonly outcome: 'ACCEPTED' }
  | { readonly outcome: 'REJECTED'; readonly rejection: Extract<Rejection, { code: 'VERSION_MUST_INCREASE' }> };

/** `last`: the greatest number uploaded so far, null for the first upload. */
export function decideUpload(asked: string, last: string | null): UploadDecision {
  if (last === null || compareVersionNumbers(asked, last) > 0) return { outcome: 'ACCEPTED' };
  return { outcome: 'REJECTED', rejection: { code: 'VERSION_MUST_INCREASE', current: last, asked } };
}
