/** The workflows in a history: they give the commands of the system that are due. */
import { type DueCommand, nextStep } from '../../../domain/release/next-step.js';
import type { Action } from './generated-history.js';
import { commanded, contextOf, type Transition, type World } from './world.js';

type DueOutcome = Extract<Action, { kind: 'due' }>['outcome'];

/** Each release's next step, if it is due and has no outcome yet. */
export function timersRun(start: World): Transition[] {
  const transitions: Transition[] = [];
  let world = start;
  for (const { id } of start.releases) {
    const due = dueOf(world, id);
    if (due === null || due.dueAtMs > world.nowMs) continue;
    const transition = decidedNow(world, id, due, 'decided');
    transitions.push(transition);
    world = transition.after;
  }
  return transitions;
}

/** Time passes until the next command of the system is due, and it is decided. */
export function dueDecided(world: World, outcome: DueOutcome): Transition[] {
  const next = firstDue(world);
  if (next === null || outcome === 'fails') return [];
  return [decidedNow(laterWorld(world, next.due), next.id, next.due, outcome)];
}

/** The decision of the next command fails. Of plans alone: a review without its expiry would never end. */
export function dueFailed(world: World): World {
  const next = firstDue(world);
  if (next === null || !('run' in next.due.command)) return world;
  return { ...laterWorld(world, next.due), failed: [...world.failed, next.due.id] };
}

function decidedNow(world: World, id: string, due: DueCommand, outcome: DueOutcome): Transition {
  const automaticStep = { ownerLostRole: outcome === 'ownerLostRole', hasWaitingStop: outcome === 'stopWaits' };
  const transition = commanded(world, id, due.command, contextOf(world, due.actor), { automaticStep });
  return { ...transition, after: { ...transition.after, decided: [...world.decided, due.id] } };
}

function firstDue(world: World): { readonly id: string; readonly due: DueCommand } | null {
  const all = world.releases.flatMap(({ id }) => {
    const due = dueOf(world, id);
    return due === null ? [] : [{ id, due }];
  });
  return all.toSorted((one, other) => one.due.dueAtMs - other.due.dueAtMs)[0] ?? null;
}

function dueOf(world: World, id: string): DueCommand | null {
  const release = world.releases.find((one) => one.id === id);
  if (release === undefined) return null;
  const facts = { release, targetRevision: world.target.revision };
  const step = nextStep(facts, (commandId) => [...world.decided, ...world.failed].includes(commandId));
  return step.kind === 'command' ? step.due : null;
}

function laterWorld(world: World, { dueAtMs }: DueCommand): World {
  return { ...world, nowMs: Math.max(world.nowMs, dueAtMs) };
}
