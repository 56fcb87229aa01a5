/** English texts of a rejection from the catalogue: title, sentence and remedy. */
import type { ReleaseStatus } from './release.js';
import { rejectionCatalog } from './rejection-catalog.js';
import type { Rejection, RejectionCode } from './rejections.js';

/** The remedy of each code. */
export const remedies = Object.fromEntries(
  Object.entries(rejectionCatalog).map(([code, { remedy }]) => [code, remedy]),
) as Readonly<Record<RejectionCode, string>>;

export function httpStatusOf(code: RejectionCode): number {
  return rejectionCatalog[code].status ?? 409;
}

/** The sentence of one rejection. */
export function sentenceOf(rejection: Rejection): string {
  const { sentence } = rejectionCatalog[rejection.code] as { readonly sentence: (rejection: Rejection) => string };
  return sentence(rejection);
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
