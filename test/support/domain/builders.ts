/**
 * Builds releases, targets, apps and facts for tests, and given/when/then over `decide`. Fields that a test does not
 * name get a default value. `facts` builds a target that is consistent with its releases, so that no test starts from
 * an impossible state.
 */
import { expect } from '@jest/globals';
import type { Command, CommandContext } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import type { Decision } from '../../../domain/release/decision.js';
import { type Cause, type DomainEvent, evolveAll } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import { type BlockingWindow, openWindow, type WindowState } from '../../../domain/release/freeze.js';
import type { Rejection } from '../../../domain/release/rejections.js';
import {
  bpOf,
  type FinalStatus,
  isFinal,
  type OfflineRequest,
  type OpenReview,
  type Release,
  type ReleaseState,
  type TerminalReason,
} from '../../../domain/release/release.js';
import type { TargetApp } from '../../../domain/registry/target-app.js';
import { defaultPolicy, mergePolicy, type PolicyChange } from '../../../domain/registry/target-app-policy.js';
import { emptyTarget, type Target } from '../../../domain/target/target.js';
import { dayMs, hourMs } from '../../../domain/values/time-units.js';

/** Time of every given event. */
export const longAgoMs = Date.UTC(2025, 0, 6, 9);
/** Time at which every command of a test arrives. */
export const nowMs = longAgoMs + hourMs;

export const created: ReleaseState = { status: 'CREATED', automatic: false };
export const createdAutomatic: ReleaseState = { status: 'CREATED', automatic: true };
export const pilotTesting: ReleaseState = { status: 'PILOT_TESTING' };
export const preparation: ReleaseState = { status: 'RELEASE_PREPARATION' };
export const ready: ReleaseState = { status: 'GRAYSCALE_RELEASE', phase: { name: 'READY' } };

export function underReview(review: Partial<OpenReview> = {}): ReleaseState {
  return { status: 'UNDER_REVIEW', review: { ...openReview, ...review } };
}

export function applying(bp: number, confirmedBp = 0): ReleaseState {
  return { status: 'GRAYSCALE_RELEASE', phase: { name: 'APPLYING', bp, confirmedBp, sinceMs: longAgoMs } };
}

export function serving(bp: number): ReleaseState {
  return { status: 'GRAYSCALE_RELEASE', phase: { name: 'SERVING', bp } };
}

export function paused(bp: number, confirmedBp = bp): ReleaseState {
  const who = { by: 'bob', reason: 'a bad feeling', sinceMs: longAgoMs };
  return { status: 'GRAYSCALE_RELEASE', phase: { name: 'PAUSED', bp, confirmedBp, ...who } };
}

export function full(offline: Partial<OfflineRequest> | null = null): ReleaseState {
  if (offline === null) return { status: 'FULL_RELEASE', offlineRequest: null };
  const requested: OfflineRequest = { ...openReview, reason: 'end of season', cancelActive: false, ...offline };
  return { status: 'FULL_RELEASE', offlineRequest: requested };
}

export function ended(status: FinalStatus, reason: TerminalReason = 'CANCELED'): ReleaseState {
  return { status, ending: { reason, by: 'bob', words: null, byRelease: null } };
}

/** Requested by alice, open for one week from `longAgoMs`. */
export const openReview: OpenReview = {
  id: 'review-1',
  requestedBy: 'alice',
  requestedAtMs: longAgoMs,
  expiresAtMs: longAgoMs + 7 * dayMs,
  selfApproval: false,
};

/** Version 2.0.0 of weather on wallet's production, in Release Preparation. */
export function release(parts: Partial<Release> = {}): Release {
  const state = parts.state ?? preparation;
  return {
    id: 'release-2',
    kind: 'NORMAL',
    miniProgram: 'weather',
    version: '2.0.0',
    targetApp: 'wallet',
    environment: 'production',
    createdBy: 'alice',
    createdAtMs: longAgoMs,
    salt: '0123456789abcdef0123456789abcdef',
    hashVersion: 1,
    type: state.status === 'FULL_RELEASE' ? 'FULL' : state.status === 'GRAYSCALE_RELEASE' ? 'GRAYSCALE' : null,
    attempt: 1,
    steps: [],
    revision: 4,
    statusSinceMs: longAgoMs,
    state,
    ...parts,
  };
}

/** The baseline before the release under test: version 1.0.0. */
export function baseline(parts: Partial<Release> = {}): Release {
  return release({ id: 'release-1', version: '1.0.0', state: full(), ...parts });
}

export function app(parts: Partial<Omit<TargetApp, 'policy'>> & { readonly policy?: PolicyChange } = {}): TargetApp {
  return {
    id: 'wallet',
    environments: ['development', 'test', 'sandbox', 'production'],
    pilotSupport: false,
    confirmation: 'COMMIT',
    ...parts,
    policy: mergePolicy(defaultPolicy, parts.policy ?? {}),
  };
}

export function target(parts: Partial<Target> = {}): Target {
  const empty = emptyTarget({ miniProgram: 'weather', targetApp: 'wallet', environment: 'production' });
  return { ...empty, revision: 9, ...parts };
}

/** The target state that results from these releases. */
export function targetOf(releases: readonly Release[]): Target {
  const served = ({ id, version }: Release) => ({ releaseId: id, version });
  const all = releases.find((one) => one.state.status === 'FULL_RELEASE');
  const gray = releases.find((one) => bpOf(one) > 0 && bpOf(one) < 10_000);
  const pilots = releases.filter((one) => one.state.status === 'PILOT_TESTING');
  return target({
    environment: releases[0]?.environment ?? 'production',
    baseline: all === undefined ? null : served(all),
    candidate:
      gray === undefined
        ? null
        : { ...served(gray), bp: bpOf(gray), salt: gray.salt, hashVersion: 1, sinceMs: longAgoMs, owner: 'carol' },
    pilots: pilots.map((one) => ({ ...served(one), active: true, testers: 3 })),
    everReleased: all !== undefined,
  });
}

export const freeze: BlockingWindow = {
  id: 'window-1',
  workspaceId: 'wallet-ws',
  sides: ['TARGET_APP'],
  name: 'New Year',
  kind: 'DENY',
  reason: 'support is closed',
  by: 'olga',
  sinceMs: longAgoMs,
  untilMs: nowMs + dayMs,
};

/** A change window of the target app's workspace is closed until tomorrow. */
export const frozen: WindowState = { open: false, blocking: [freeze], nextOpenAtMs: nowMs + dayMs };

export type FactsParts = Partial<Omit<Facts, 'target'>> & { readonly target?: Partial<Target> };

/**
 * The addressed release and the other releases on its target. `target` overrides single fields of the consistent
 * target.
 */
export function facts(parts: FactsParts = {}): Facts & { readonly release: Release } {
  const addressed = parts.release ?? release();
  const others = parts.others ?? [];
  const there = [addressed, ...others].filter((one) => !isFinal(one));
  return {
    release: addressed,
    others,
    app: parts.app ?? app(),
    window: parts.window ?? openWindow,
    target: { ...targetOf(there), ...parts.target },
  };
}

export function context(parts: Partial<CommandContext> = {}): CommandContext {
  const atMs = parts.atMs ?? nowMs;
  const fresh = { id: 'fresh-id', salt: 'fedcba9876543210fedcba9876543210' };
  return { actor: 'dave', atMs, receivedAtMs: atMs, expectedRevision: null, fresh, ...parts };
}

/** The name of an event in tests: `release-2 Paused`, `target CandidateFreed`. */
export function eventName(event: DomainEvent): string {
  return event.aggregate === 'target' ? `target ${event.type}` : `${event.releaseId} ${event.type}`;
}

export function releaseIn(after: Facts, id: string): Release {
  const found = [after.release, ...after.others].find((one) => one?.id === id);
  if (found === undefined || found === null) throw new Error(`No release ${id} in these facts`);
  return found;
}

export interface Outcome {
  /** Checks the events in order, by `eventName`. Returns the facts after the events. */
  thenApplied(events: readonly string[]): Facts;
  thenNoOp(): void;
  thenRejected(rejection: Rejection): void;
}

export function given(before: Facts): {
  when(command: Command, circumstances?: Partial<CommandContext>): Outcome;
} {
  return {
    when(command, circumstances) {
      const at = context(circumstances);
      return outcomeOf(before, decide(before, command, at), at);
    },
  };
}

export function outcomeOf(before: Facts, decision: Decision, cause: Cause): Outcome {
  return {
    thenApplied(events) {
      const recorded = decision.outcome === 'APPLIED' ? decision.events : [];
      expect(decision.outcome === 'APPLIED' ? recorded.map(eventName) : decision).toEqual(events);
      return evolveAll(before, recorded, cause);
    },
    thenNoOp: () => expect(decision).toEqual({ outcome: 'NO_OP' }),
    thenRejected: (rejection) => expect(decision).toEqual({ outcome: 'REJECTED', rejection }),
  };
}
