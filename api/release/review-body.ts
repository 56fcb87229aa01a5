/** One review with what is being approved, what the target serves now, and who could decide. */
import type { ReviewBody, ReviewListItemBody } from '../../contracts/release/reviews.js';
import { mayDo, canReview } from '../../domain/access/permissions.js';
import { workspaceRoles } from '../../domain/access/roles.js';
import type { AllowedAction } from '../../domain/release/allowed-actions.js';
import { offlineLoss } from '../../domain/release/decide-offline.js';
import type { Facts } from '../../domain/release/facts.js';
import { statusLabels } from '../../domain/release/words.js';
import { anyOpenReviewOf, type ReviewedStep, type ReviewKind } from '../../domain/review/review-change.js';
import { availabilityOf, type Target } from '../../domain/target/target.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { ReleaseScope } from '../../store/registry/versions.js';
import { loadFacts } from '../../store/release/load-facts.js';
import { readReviewContents, type ReviewContents, shownLimits } from '../../store/review/review-contents.js';
import type { Review } from '../../store/review/reviews.js';
import { readableWorkspaces, type PrincipalAccess } from '../access/subject-roles.js';
import type { ApiDeps } from '../deps.js';
import { versionContents } from '../registry/version-routes.js';
import { wireActions } from './allowed-action.js';
import { releaseItem, releaseOnApp } from './release-item.js';

export async function reviewBody(review: Review, deps: ApiDeps, access: PrincipalAccess): Promise<ReviewBody> {
  const { kysely } = deps.database;
  const { target, id, version } = review.release;
  const { facts, workspaceId, appWorkspaceId } = await loadFacts(kysely, target, id);
  const baseline = facts.target.baseline?.version ?? null;
  const contents = await readReviewContents(kysely, {
    review,
    baselineVersion: baseline === version ? null : baseline,
    scope: await scopeOf(deps, access),
    deciding: workspaceRoles.filter(canReview),
  });
  // Also closed when it was decided during this request.
  const open = facts.release !== null && anyOpenReviewOf(facts.release)?.id === review.id;
  return {
    ...reviewItem(review),
    workspaces: { miniProgram: workspaceId, targetApp: appWorkspaceId },
    contents: versionContents(contents.version),
    ...pageChangesBody(contents, baseline),
    target: targetBody(facts.target),
    elsewhere: contents.elsewhere.map(releaseOnApp),
    ...(open ? openBody(review, { facts, contents }) : {}),
    allowedActions: open ? actionsOn(review, facts, access) : [],
  };
}

/** The makers see every release of the version. Others see those on the target apps of their workspaces. */
async function scopeOf(deps: ApiDeps, { principal, subjectRoles }: PrincipalAccess): Promise<ReleaseScope> {
  if (mayDo('readMiniProgram', subjectRoles)) return { kind: 'all' };
  return { kind: 'appWorkspaces', ids: await readableWorkspaces(deps, principal) };
}

type Part<Name extends keyof ReviewBody> = Pick<ReviewBody, Name>;

function pageChangesBody(
  { baselinePages, version }: ReviewContents,
  baseline: string | null,
): Partial<Part<'pageChanges'>> {
  if (baselinePages === null || baseline === null) return {};
  const added = without(version.pages, baselinePages);
  return { pageChanges: { baseline, added, removed: without(baselinePages, version.pages) } };
}

function without(pages: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return pages.filter((page) => !known.has(page));
}

function targetBody(target: Target): ReviewBody['target'] {
  const { baseline, candidate } = target;
  return {
    availability: availabilityOf(target),
    baseline: baseline === null ? null : { releaseId: baseline.releaseId, version: baseline.version },
    candidate:
      candidate === null
        ? null
        : { releaseId: candidate.releaseId, version: candidate.version, percentage: percentOf(candidate.bp) },
  };
}

interface OpenReviewParts {
  readonly facts: Facts;
  readonly contents: ReviewContents;
}

function openBody(review: Review, { facts, contents }: OpenReviewParts): Partial<Part<'deciders' | 'loss'>> {
  const users = contents.deciders.slice(0, shownLimits.deciders);
  const deciders = { users, more: contents.deciders.length > users.length };
  if (review.kind !== 'OFFLINE') return { deciders };
  const { bp, ends } = offlineLoss(facts, review);
  return { deciders, loss: { percentage: percentOf(bp), ends: ends.map(releaseItem) } };
}

const actionTypes: Record<ReviewKind, readonly AllowedAction['type'][]> = {
  RELEASE: ['approve', 'reject', 'withdraw'],
  OFFLINE: ['approveOffline', 'rejectOffline', 'withdrawOffline'],
  STEP: ['approveStep', 'rejectStep'],
};

function actionsOn(review: Review, facts: Facts, access: PrincipalAccess): ReviewBody['allowedActions'] {
  return wireActions(facts, access).filter(({ type }) => actionTypes[review.kind].includes(type));
}

function stepBody({ id, fromBp, bp, approvers, count, approvals }: ReviewedStep): ReviewListItemBody['step'] {
  return {
    id,
    approvers,
    count,
    fromPercentage: percentOf(fromBp),
    percentage: percentOf(bp),
    approvals: approvals.map(({ by, atMs }) => ({ by, at: isoTime(atMs) })),
  };
}

export function reviewItem(review: Review): ReviewListItemBody {
  const { id, kind, state, release, reason, cancelActive, requestedBy, decidedBy, decisionReason } = review;
  const { status, version } = release;
  return {
    id,
    kind,
    state,
    release: { id: release.id, ...release.target, ...release.names, version, status, label: statusLabels[status] },
    ...(reason === null ? {} : { reason }),
    cancelActive,
    requestedBy,
    requestedAt: isoTime(review.requestedAtMs),
    ...(review.expiresAtMs === null ? {} : { expiresAt: isoTime(review.expiresAtMs) }),
    ...(review.step === undefined ? {} : { step: stepBody(review.step) }),
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(review.decidedAtMs === null ? {} : { decidedAt: isoTime(review.decidedAtMs) }),
    ...(decisionReason === null ? {} : { decisionReason }),
  };
}
