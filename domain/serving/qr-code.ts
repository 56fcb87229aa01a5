/**
 * Rules of QR codes. A code points to a page of a mini program on a target, never to a version. So a printed code stays
 * valid. A preview code pins one release in pilot testing. Drawing and storage are elsewhere.
 */
import { launchUser, prepareView, resolve, type ServingDecision, type ServingView } from './assign.js';
import type { Rejection } from '../release/rejections.js';
import type { ReleaseStatus } from '../release/release.js';

/** Maximum lengths in characters (code points). */
export const qrLimits = { page: 256, query: 64, description: 64 } as const;

export type QrText = keyof typeof qrLimits;

/** The texts of a code that are too long. */
export function tooLongTexts(texts: Readonly<Record<QrText, string | null>>): readonly QrText[] {
  const names: readonly QrText[] = ['page', 'query', 'description'];
  return names.filter((name) => Array.from(texts[name] ?? '').length > qrLimits[name]);
}

/** The target of a new code, with the pages of the version that it serves now. */
export type QrSubject =
  | { readonly kind: 'PROMO'; readonly fullRelease: { readonly pages: readonly string[] } | null }
  /** `release`: the one to pin. Null when the target has no such release. */
  | {
      readonly kind: 'PREVIEW';
      readonly release: { readonly status: ReleaseStatus; readonly pages: readonly string[] } | null;
    };

export type QrDecision =
  | { readonly outcome: 'ACCEPTED' }
  | {
      readonly outcome: 'REJECTED';
      readonly rejection: Extract<Rejection, { code: 'NO_FULL_RELEASE' | 'NOT_IN_PILOT' | 'PAGE_UNKNOWN' }>;
    };

export function decideQrCode(page: string, subject: QrSubject): QrDecision {
  if (subject.kind === 'PROMO') {
    if (subject.fullRelease === null) return { outcome: 'REJECTED', rejection: { code: 'NO_FULL_RELEASE' } };
    return decidePage(page, subject.fullRelease.pages);
  }
  const status = subject.release?.status ?? null;
  if (subject.release === null || status !== 'PILOT_TESTING')
    return { outcome: 'REJECTED', rejection: { code: 'NOT_IN_PILOT', status } };
  return decidePage(page, subject.release.pages);
}

function decidePage(page: string, pages: readonly string[]): QrDecision {
  if (pages.includes(page)) return { outcome: 'ACCEPTED' };
  return { outcome: 'REJECTED', rejection: { code: 'PAGE_UNKNOWN', page, pages } };
}

export interface QrCode {
  readonly kind: 'PROMO' | 'PREVIEW';
  readonly page: string;
  readonly query: string | null;
  /** The release that a preview code pins. Null for the other kinds. */
  readonly releaseId: string | null;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** Why a scan opens nothing. `PILOT_ENDED`: the pinned release has left pilot testing for good. */
export type ScanRefusal =
  | 'REVOKED'
  | 'EXPIRED'
  | 'PILOT_ENDED'
  | 'NOT_A_TESTER'
  | Extract<ServingDecision, { variant: 'unavailable' }>['reason'];

export type ScanAnswer =
  | {
      readonly available: true;
      readonly releaseId: string;
      readonly version: string;
      readonly page: string;
      readonly query: string | null;
      readonly reason: Exclude<ServingDecision['reason'], ScanRefusal>;
    }
  | { readonly available: false; readonly reason: ScanRefusal };

export interface Scan {
  readonly code: QrCode;
  /** What the code's target serves now. */
  readonly view: ServingView;
  readonly userKey: string | null;
  readonly atMs: number;
}

/** The result of a scan. Only revocation is final: when the target serves again, the code works again. */
export function resolveScan(scan: Scan): ScanAnswer {
  const { code, view, userKey, atMs } = scan;
  if (code.revokedAtMs !== null) return { available: false, reason: 'REVOKED' };
  if (code.expiresAtMs !== null && atMs >= code.expiresAtMs) return { available: false, reason: 'EXPIRED' };
  if (code.kind === 'PREVIEW' && !view.suspended) return preview(scan);
  const decision = resolve(prepareView(view), launchUser(userKey));
  if (decision.variant === 'unavailable') return { available: false, reason: decision.reason };
  return opens(code, decision, decision.reason);
}

/** The pinned release, even when the tester would get a newer one at launch. */
function preview({ code, view, userKey }: Scan): ScanAnswer {
  const pilot = view.pilots.find(({ releaseId }) => releaseId === code.releaseId);
  if (pilot === undefined) return { available: false, reason: 'PILOT_ENDED' };
  const isTester = userKey !== null && pilot.users.includes(userKey);
  return isTester ? opens(code, pilot, 'TESTER') : { available: false, reason: 'NOT_A_TESTER' };
}

type Opened = Extract<ScanAnswer, { available: true }>;

function opens(code: QrCode, of: Pick<Opened, 'releaseId' | 'version'>, reason: Opened['reason']): Opened {
  return { available: true, releaseId: of.releaseId, version: of.version, page: code.page, query: code.query, reason };
}
