/** Converts what needs attention to the contract's shape. */
import type { AttentionItemBody } from '../../contracts/release/overview.js';
import { bpOf, type Release } from '../../domain/release/release.js';
import { assertNever } from '../../domain/values/assert-never.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { AttentionItem } from '../../store/release/attention.js';

export function attentionBody(item: AttentionItem): AttentionItemBody {
  const { miniProgramName, targetAppName, workspace } = item;
  const targetPart = { since: isoTime(item.sinceMs), ...item.target, miniProgramName, targetAppName, workspace };
  switch (item.kind) {
    case 'paused':
      return { kind: item.kind, ...targetPart, ...releasePart(item.release), ...pausePart(item.release) };
    case 'notConfirmed': {
      const confirmedPercentage = percentOf(item.confirmedBp);
      return { kind: item.kind, ...targetPart, ...releasePart(item.release), confirmedPercentage };
    }
    case 'review':
    case 'reviewExpires': {
      const { id: reviewId, kind: reviewKind, requestedBy, expiresAtMs } = item.review;
      const review = { reviewId, reviewKind, requestedBy, ...expiryOf(expiresAtMs) };
      return { kind: item.kind, ...targetPart, ...releasePart(item.release), ...review };
    }
    case 'commandWaits': {
      const { id: commandId, type, actor, expiresAtMs } = item.command;
      const release = item.release === null ? {} : { releaseId: item.release.id, version: item.release.version };
      return { kind: item.kind, ...targetPart, ...release, commandId, type, actor, expiresAt: isoTime(expiresAtMs) };
    }
    case 'suspended': {
      const { by, reason } = item.suspension;
      return { kind: item.kind, ...targetPart, by, reason };
    }
    default:
      return assertNever(item);
  }
}

function releasePart(release: Release): { releaseId: string; version: string; percentage: number } {
  return { releaseId: release.id, version: release.version, percentage: percentOf(bpOf(release)) };
}

function expiryOf(expiresAtMs: number | null): { readonly expiresAt?: string } {
  return expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) };
}

/** The release was read in the statement that found it paused. */
function pausePart({ state }: Release): { by: string; reason: string | null } {
  if (state.status !== 'GRAYSCALE_RELEASE' || state.phase.name !== 'PAUSED') throw new Error('It is not paused');
  return { by: state.phase.by, reason: state.phase.reason };
}
