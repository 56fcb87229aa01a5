/** The public view of the request to approve the next step of a plan. */
import { isoTime } from '../values/iso-time.js';
import type { ApprovalPolicy } from './approval-policy.js';
import { approversLeft } from './approvers-left.js';
import { type Approvers, nextStepOf, type Plan } from './plan.js';
import { openStepReviewOf } from './step-approval.js';
import type { TimelineReads } from './timeline.js';

export interface OpenStepReviewView {
  readonly id: string;
  readonly step: string;
  readonly approvers: Approvers;
  readonly count: number;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Absent while the release is paused. */
  readonly expiresAt?: string;
  readonly approvals: { readonly by: string; readonly at: string }[];
  /** Who can still approve. Absent: not read. */
  readonly deciders?: DecidersView;
}

/** `more`: than are named. */
export interface DecidersView {
  readonly users: string[];
  readonly more: boolean;
}

const shownDeciders = 20;

export function openReviewView(
  plan: Plan,
  now: ApprovalPolicy,
  { approvers: known }: TimelineReads,
): { readonly openReview?: OpenStepReviewView } {
  const open = openStepReviewOf(plan);
  if (open === null) return {};
  const { id, step, approvers, count, requestedBy, requestedAtMs, expiresAtMs, approvals } = open;
  const next = nextStepOf(plan);
  const left = known === undefined || next === undefined ? null : approversLeft(plan, next, now, known);
  return {
    openReview: {
      id,
      step,
      approvers,
      count,
      requestedBy,
      requestedAt: isoTime(requestedAtMs),
      ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
      approvals: approvals.map(({ by, atMs }) => ({ by, at: isoTime(atMs) })),
      ...(left === null ? {} : { deciders: decidersView(left.users) }),
    },
  };
}

export function decidersView(users: readonly string[]): DecidersView {
  return { users: users.slice(0, shownDeciders), more: users.length > shownDeciders };
}
