/**
 * Walks every state that releases on one target can reach, by asking `decide` everything in each of them. What it
 * notes down is what the page shows: nothing on it is written by hand.
 */
import { decide } from '../../domain/release/decide.js';
import { decideCreate } from '../../domain/release/decide-create.js';
import type { Decision } from '../../domain/release/decision.js';
import { evolveAll } from '../../domain/release/events.js';
import type { Facts } from '../../domain/release/facts.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import { openWindow, type WindowState } from '../../domain/release/freeze.js';
import { type GrayPhase, isFinal, type Release, type ReleaseStatus } from '../../domain/release/release.js';
import { type PlanStatus, planStatusOf } from '../../domain/plan/plan.js';
import type { Environment, TargetApp } from '../../domain/registry/target-app.js';
import { emptyTarget, type Target } from '../../domain/target/target.js';
import { dayMs } from '../../domain/values/time-units.js';
import { type Ask, asksOf, targetAsks } from './asks.js';
import { isDeepPlan, planAsksOf, planKeyOf } from './plan-asks.js';

export interface Setting {
  readonly environment: Environment;
  readonly app: TargetApp;
  /** With all that can be asked of a plan, and one version. */
  readonly withPlan?: true;
}

/** A status; in gray its phase. */
export type Place = Exclude<ReleaseStatus, 'GRAYSCALE_RELEASE'> | GrayPhase['name'];

/** What one answer meant for one release. `from` null: there was none. `to` null: refused with `code`, or a no-op. */
export interface Finding {
  readonly row: string;
  readonly from: Place | null;
  readonly to: Place | null;
  readonly code: RejectionCode | 'NO_OP' | null;
  /** Whether the command was addressed to this release, to another one, or to the target. */
  readonly addressed: 'this' | 'another' | 'target';
  /** Of the release's plan, before and after. Null: it had none. */
  readonly planFrom: PlanStatus | null;
  readonly planTo: PlanStatus | null;
}

/** The command of a row: what stands before the comma. */
export function commandOf(row: string): string {
  return row.split(',')[0] ?? row;
}

interface Scene {
  readonly target: Target;
  readonly releases: readonly Release[];
}

/** Three versions: enough for a baseline, one to roll back to, and a gray one beside them. */
const versions = ['2.0.0', '1.0.0', '3.0.0'];
const mostReleases = 4;
const monthMs = 30 * dayMs;

const window = { id: 'w', workspaceId: 's', sides: ['TARGET_APP'], name: 'Freeze', kind: 'DENY', reason: 'r' } as const;
const frozen: WindowState = {
  open: false,
  blocking: [{ ...window, by: 'olga', sinceMs: 0, untilMs: null }],
  nextOpenAtMs: null,
};

function placeOf(release: Release): Place {
  const { status } = release.state;
  if (status === 'GRAYSCALE_RELEASE') return release.state.phase.name;
  return status;
}

function planOf({ plan }: Release): PlanStatus | null {
  return plan === undefined ? null : planStatusOf(plan, 0);
}

/** Every finding once. */
export function explore(setting: Setting): Finding[] {
  const { environment, app } = setting;
  const first: Scene = { target: emptyTarget({ miniProgram: 'm', targetApp: app.id, environment }), releases: [] };
  const found = new Map<string, Finding>();
  const ended = new Map<Place, Answer[]>();
  const seen = new Set([keyOf(first)]);
  const queue = [first];
  for (let scene = queue.pop(); scene !== undefined; scene = queue.pop()) {
    for (const release of scene.releases.filter(isFinal))
      if (!ended.has(placeOf(release))) ended.set(placeOf(release), answersFor(release, scene, setting));
    for (const { after, findings } of answersIn(scene, setting)) {
      for (const finding of findings) found.set(Object.values(finding).join(), finding);
      if (after === null || after.releases.length > mostReleases || seen.has(keyOf(after))) continue;
      if (after.releases.some(isDeepPlan)) continue;
      seen.add(keyOf(after));
      queue.push(after);
    }
  }
  return [...found.values(), ...[...ended.values()].flat().flatMap(({ findings }) => findings)];
}

interface Address {
  readonly row: string;
  /** Null: the target. */
  readonly releaseId: string | null;
}

interface Answer {
  readonly after: Scene | null;
  readonly findings: readonly Finding[];
}

function answersIn(scene: Scene, setting: Setting): Answer[] {
  const { app, withPlan } = setting;
  const living = scene.releases.filter((release) => !isFinal(release));
  const answers = living.flatMap((release) => answersFor(release, scene, setting));
  answers.push(...targetAsks.map((ask) => answerTo(scene, app, null, ask)));
  // Those that are there already, to be refused, and the next: any order of them would only mean more of the same.
  const known = versions.filter((version) => scene.releases.some((release) => release.version === version));
  const onTheirWay = living.filter((release) => release.state.status !== 'FULL_RELEASE');
  const hasRoom = withPlan === true ? known.length === 0 : onTheirWay.length < (scene.releases.length < 2 ? 2 : 1);
  const wanted = versions.slice(0, known.length + (hasRoom ? 1 : 0));
  answers.push(...wanted.map((version) => creationOf(version, scene, setting)));
  return answers;
}

function answersFor(release: Release, scene: Scene, { app, withPlan }: Setting): Answer[] {
  const asks = withPlan === true ? [...asksOf(release), ...planAsksOf(release)] : asksOf(release);
  return asks.map((ask) => answerTo(scene, app, release, ask));
}

function creationOf(version: string, scene: Scene, { app, environment }: Setting): Answer {
  const known = scene.releases.find((one) => one.kind === 'NORMAL' && one.version === version);
  const earlier = known === undefined ? null : { id: known.id, status: known.state.status };
  const { id, salt } = freshIn(scene);
  const wanted = { id, salt, version, miniProgram: 'm', targetApp: app.id, environment, createdBy: 'alice', atMs: 0 };
  const facts = factsOf(scene, app, null);
  return noted(scene, facts, decideCreate(facts, wanted, earlier), { row: 'createRelease', releaseId: id });
}

function answerTo(scene: Scene, app: TargetApp, release: Release | null, ask: Ask): Answer {
  const { automaticStep, rights } = ask;
  const facts = {
    ...factsOf(scene, app, release),
    ...(ask.isFrozen === true ? { window: frozen } : {}),
    ...(automaticStep === undefined ? {} : { automaticStep }),
  };
  const receivedAtMs = ask.isLate === true ? monthMs : 0;
  const context = { actor: ask.actor, atMs: 0, receivedAtMs, expectedRevision: null, fresh: freshIn(scene), ...rights };
  const decision = decide(facts, ask.command, context);
  return noted(scene, facts, decision, { row: ask.row, releaseId: release?.id ?? null });
}

/**
 * What an answer meant: for the release it was addressed to, or for all on the target, and for others it has changed.
 */
function noted(scene: Scene, facts: Facts, decision: Decision, { row, releaseId }: Address): Answer {
  const after =
    decision.outcome === 'APPLIED'
      ? afterwards(scene, evolveAll(facts, decision.events, { actor: 'alice', atMs: 0 }))
      : null;
  const code = decision.outcome === 'REJECTED' ? decision.rejection.code : null;
  const answer = { row, code: decision.outcome === 'NO_OP' ? 'NO_OP' : code } as const;
  const findings = (after ?? scene).releases.flatMap((release): Finding[] => {
    const was = scene.releases.find((one) => one.id === release.id);
    const addressed = releaseId === null ? 'target' : releaseId === release.id ? 'this' : 'another';
    const isUntouched = was === release && addressed === 'another';
    const isOver = was !== undefined && isFinal(was) && addressed === 'target';
    if (isUntouched || isOver) return [];
    const places = { from: was ? placeOf(was) : null, to: after === null ? null : placeOf(release) };
    const plans = { planFrom: was ? planOf(was) : null, planTo: planOf(release) };
    return [{ ...answer, ...places, addressed, ...plans }];
  });
  const isForNothing = findings.length === 0;
  const none = { from: null, to: null, addressed: 'this', planFrom: null, planTo: null } as const;
  return { after, findings: isForNothing ? [{ ...answer, ...none }] : findings };
}

function factsOf(scene: Scene, app: TargetApp, release: Release | null): Facts {
  const others = scene.releases.filter((one) => one !== release && !isFinal(one));
  return { release, others, target: scene.target, app, window: openWindow };
}

function afterwards(scene: Scene, { release, others, target }: Facts): Scene {
  const changed = [release, ...others].filter((one) => one !== null);
  const kept = scene.releases.map((one) => changed.find((next) => next.id === one.id) ?? one);
  return { target, releases: [...kept, ...changed.filter((one) => kept.every((known) => known.id !== one.id))] };
}

function freshIn(scene: Scene): { id: string; salt: string } {
  return { id: `release-${scene.releases.length}`, salt: 'salt' };
}

/** States that differ in counters, times and what has ended are one: nothing of that changes what may come. */
function keyOf({ target, releases }: Scene): string {
  const living = releases.filter((release) => !isFinal(release));
  return JSON.stringify([
    { ...target, revision: 0 },
    releases.length,
    living.map((release) => [release.id, release.version, release.kind, release.state, planKeyOf(release)]),
  ]);
}
