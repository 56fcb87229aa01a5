/**
 * A target with all its releases, final ones included, as the store would keep them: what `decide` accepts is applied
 * by `evolve`, what it refuses changes nothing. Inputs are frozen and every state goes through JSON, so that a rule
 * that changes its input or keeps what JSON loses is found.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Command, CommandContext } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { decideCreate } from '../../../domain/release/decide-create.js';
import type { Decision } from '../../../domain/release/decision.js';
import { type Cause, type DomainEvent, evolveAll } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import { openWindow, type WindowSide, type WindowState } from '../../../domain/release/freeze.js';
import { isFinal, type Release } from '../../../domain/release/release.js';
import type { Approvers } from '../../../domain/plan/plan.js';
import type { Environment, TargetApp } from '../../../domain/registry/target-app.js';
import { emptyTarget, type Target } from '../../../domain/target/target.js';
import { decideTester } from '../../../domain/target/testers.js';

export interface World {
  readonly app: TargetApp;
  readonly environment: Environment;
  readonly target: Target;
  /** In order of creation. */
  readonly releases: readonly Release[];
  /** As the store would compute it: the histories of a target close and open it. */
  readonly window: WindowState;
  readonly nowMs: number;
  /** Makes ids and salts. */
  readonly serial: number;
  /** Ids of system commands that have an outcome. */
  readonly decided: readonly string[];
  /** Ids of system commands whose decision failed: recorded as INTERNAL, they changed nothing. */
  readonly failed: readonly string[];
}

/** One decision in the history of a target. `command` is null for a creation, a change of testers, or of the policy. */
export interface Transition {
  readonly before: World;
  readonly after: World;
  readonly releaseId: string | null;
  readonly command: Command | null;
  readonly context: CommandContext;
  readonly decision: Decision;
}

export function emptyWorld(app: TargetApp, environment: Environment, nowMs: number): World {
  const target = emptyTarget({ miniProgram: 'weather', targetApp: app.id, environment });
  return { app, environment, target, window: openWindow, releases: [], nowMs, serial: 1, decided: [], failed: [] };
}

export function factsOf(world: World, releaseId: string | null): Facts {
  const release = world.releases.find((one) => one.id === releaseId) ?? null;
  const others = world.releases.filter((one) => one.id !== releaseId && !isFinal(one));
  return { release, others, target: world.target, app: world.app, window: world.window };
}

export function contextOf(world: World, actor: string, expectedRevision: number | null = null): CommandContext {
  const fresh = { id: `fresh-${world.serial}`, salt: `salt-${world.serial}` };
  const overridable: WindowSide[] = actor === 'ann' ? ['MINI_PROGRAM'] : [];
  const approves: Approvers[] = actor === 'ben' ? ['REVIEWERS'] : actor === 'cat' ? ['REVIEWERS', 'ADMINS'] : [];
  return { actor, atMs: world.nowMs, receivedAtMs: world.nowMs, expectedRevision, fresh, overridable, approves };
}

export function commanded(
  world: World,
  releaseId: string | null,
  command: Command,
  context: CommandContext,
  more: Pick<Facts, 'automaticStep'> = {},
): Transition {
  const facts = frozen({ ...factsOf(world, releaseId), ...more });
  const decision = decide(facts, command, context);
  const again = decide(facts, command, context);
  if (!isDeepStrictEqual(decision, again)) throw new Error(`${command.type} is decided one way and then another`);
  return transitionOf(world, releaseId, command, context, decision);
}

export function releaseCreated(world: World, version: string, actor: string): Transition {
  const context = contextOf(world, actor);
  const { miniProgram, targetApp, environment } = world.target;
  const wanted = {
    ...context.fresh,
    miniProgram,
    targetApp,
    environment,
    version,
    createdBy: actor,
    atMs: world.nowMs,
  };
  const earlier = world.releases.find((one) => one.kind === 'NORMAL' && one.version === version);
  const known = earlier === undefined ? null : { id: earlier.id, status: earlier.state.status };
  return transitionOf(world, null, null, context, decideCreate(frozen(factsOf(world, null)), wanted, known));
}

export function testerChanged(world: World, releaseId: string, isWanted: boolean): Transition {
  const facts = frozen(factsOf(world, releaseId));
  const context = contextOf(world, 'ann');
  if (facts.release === null) throw new Error(`No release ${releaseId}`);
  const count = world.target.pilots.find((pilot) => pilot.releaseId === releaseId)?.testers ?? 0;
  const change = { wanted: isWanted, present: !isWanted && count > 0, count };
  return transitionOf(world, releaseId, null, context, decideTester({ ...facts, release: facts.release }, change));
}

function transitionOf(
  world: World,
  releaseId: string | null,
  command: Command | null,
  context: CommandContext,
  decision: Decision,
): Transition {
  const after = decision.outcome === 'APPLIED' ? stored(applied(world, releaseId, decision.events, context)) : world;
  return { before: world, after: { ...after, serial: world.serial + 1 }, releaseId, command, context, decision };
}

function applied(world: World, releaseId: string | null, events: readonly DomainEvent[], cause: Cause): World {
  const next = evolveAll(frozen(factsOf(world, releaseId)), events, cause);
  const changed = [next.release, ...next.others].filter((one) => one !== null);
  const kept = world.releases.map((one) => changed.find((release) => release.id === one.id) ?? one);
  const isKnown = (release: Release): boolean => world.releases.some((one) => one.id === release.id);
  return { ...world, target: next.target, releases: [...kept, ...changed.filter((release) => !isKnown(release))] };
}

function stored(world: World): World {
  const read = JSON.parse(JSON.stringify(world)) as World;
  if (!isDeepStrictEqual(read, world)) throw new Error('A state does not survive JSON');
  return read;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
