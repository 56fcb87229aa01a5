/**
 * Simulates a plan: the commands of a script and those that the workflow would give. `decide` decides each, with a
 * clock that jumps to the next of them. It has no rule of its own.
 */
import type { AuthorRights } from '../release/author-rights.js';
import { type Author, lostAuthority } from '../release/authority.js';
import { blockersOf } from '../release/blockers.js';
import { type Command, type CommandContext, isGatedCommand } from '../release/command-catalog.js';
import { decide } from '../release/decide.js';
import { freezePassedBy } from '../release/decide-freeze.js';
import { type Decision, rejected } from '../release/decision.js';
import { type DomainEvent, evolveAll, type ReleaseChangeEvent } from '../release/events.js';
import type { AutomaticStepFacts, ReleaseFacts } from '../release/facts.js';
import { openWindow, type WindowState } from '../release/freeze.js';
import { type DueCommand, nextStep } from '../release/next-step.js';
import { bpOf, confirmedBpOf } from '../release/release.js';
import { assertNever } from '../values/assert-never.js';
import { isLive, nextStepOf, planStatusOf } from './plan.js';
import { openStepReviewOf, reviewIdOf } from './step-approval.js';
import type {
  NotSimulated,
  Outage,
  ScriptedCommand,
  ScriptedEvent,
  ScriptRefusal,
  SimulatedChange,
  Simulation,
  SimulationEnd,
  SimulationInput,
} from './simulation.js';

/** A simulation after some of its decisions. */
interface Run {
  readonly input: SimulationInput;
  facts: ReleaseFacts;
  nowMs: number;
  /** The position of the next event of the script. */
  position: number;
  decisions: number;
  /** Automatic commands that were decided, by id. */
  readonly decidedIds: string[];
  /** Users without a role. */
  readonly gone: string[];
  /** Exemptions that were used, by id. */
  readonly used: string[];
  readonly changes: SimulatedChange[];
  readonly refusals: ScriptRefusal[];
}

/** Yields after each decision, so that a caller can do other work in between. */
export function* simulatePlan(input: SimulationInput): Generator<undefined, Simulation | NotSimulated> {
  const { facts, nowMs, limits } = input;
  const run: Run = {
    input,
    facts,
    nowMs,
    position: 0,
    decisions: 0,
    decidedIds: [],
    gone: [],
    used: [],
    changes: [],
    refusals: [],
  };
  confirmStep(run);
  const first = decided(run, input.first, input.by, input.rights);
  if (first.outcome === 'REJECTED') return first;
  run.gone.push(...input.gone);
  const started = run.facts;
  const ended = (end: SimulationEnd): Simulation => ({
    outcome: 'SIMULATED',
    started,
    final: run.facts,
    endedAtMs: run.nowMs,
    end,
    changes: run.changes,
    refusals: run.refusals,
  });
  for (;;) {
    yield;
    const next = nextEvent(run);
    if (next === null) return ended(isLive(run.facts.release.plan) ? 'WAITS' : 'ENDED');
    if (next.atMs > nowMs + limits.horizonMs) return ended('HORIZON');
    if (run.decisions >= limits.decisions) return ended('TOO_MANY_DECISIONS');
    run.nowMs = next.atMs;
    if ('due' in next) {
      decided(run, next.due.command, next.due.actor);
      run.decidedIds.push(next.due.id);
    } else applyEvent(run, next.event);
  }
}

/** The step that the super app has not confirmed yet. Those that follow are confirmed at once. */
function confirmStep(run: Run): void {
  const { release } = run.facts;
  const bp = bpOf(release);
  if (confirmedBpOf(release) === bp) return;
  decided(run, { type: 'confirmStep', attempt: release.attempt, bp }, 'system:push');
}

type NextEvent =
  | { readonly atMs: number; readonly event: ScriptedEvent }
  | { readonly atMs: number; readonly due: DueCommand };

/** As in the workflow, a command of a person goes before an automatic one of the same time. */
function nextEvent({ input, facts, nowMs, position, decidedIds }: Run): NextEvent | null {
  const event = input.script[position];
  const next = nextStep({ release: facts.release, targetRevision: facts.target.revision }, (id) =>
    decidedIds.includes(id),
  );
  const due = next.kind === 'command' ? next.due : null;
  const dueAtMs = due === null ? Infinity : afterOutages(input.outages, Math.max(nowMs, due.dueAtMs));
  if (event !== undefined && event.atMs <= dueAtMs) return { atMs: Math.max(nowMs, event.atMs), event };
  return due === null ? null : { atMs: dueAtMs, due };
}

/** The first time from `atMs` on at which workers are there. */
function afterOutages(outages: readonly Outage[], atMs: number): number {
  const during = outages.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
  return during === undefined ? atMs : afterOutages(outages, during.untilMs);
}

function applyEvent(run: Run, { by, command }: ScriptedEvent): void {
  const { position } = run;
  run.position += 1;
  if (command.type === 'loseRole') {
    run.gone.push(by);
    return;
  }
  const decision = decided(run, commandOf(run.facts, command), by);
  if (decision.outcome === 'REJECTED') run.refusals.push({ position, atMs: run.nowMs, rejection: decision.rejection });
}

/** Without a live plan or an open request, `decide` finds no step `to` and no `review`. */
function commandOf({ release: { plan } }: ReleaseFacts, command: ScriptedCommand): Command {
  switch (command.type) {
    case 'setPercentage':
      return { type: command.type, bp: command.bp, supersede: false, reason: null };
    case 'advancePlan':
      return { type: command.type, to: (isLive(plan) ? nextStepOf(plan)?.id : null) ?? '', reason: 'Simulated' };
    case 'resumePlan':
      return { type: command.type, holds: plan?.holds.map(({ id }) => id) ?? [], reason: null };
    case 'approveStep':
      return { type: command.type, review: reviewIdOf(plan), comment: null };
    case 'rejectStep':
      return { ...command, review: reviewIdOf(plan) };
    case 'pause':
    case 'resume':
    case 'holdPlan':
      return command;
    default:
      return assertNever(command);
  }
}

/** As in the store's transaction: the author's role, the change windows for what they gate, then the rules. */
function decided(run: Run, command: Command, actor: string, rights: Partial<AuthorRights> = {}): Decision {
  const { nowMs } = run;
  run.decisions += 1;
  const facts: ReleaseFacts = {
    ...run.facts,
    window: isGatedCommand(command.type) ? windowNow(run) : openWindow,
    automaticStep: automaticStepOf(run),
  };
  const context: CommandContext = {
    ...rights,
    actor,
    atMs: nowMs,
    receivedAtMs: nowMs,
    expectedRevision: null,
    fresh: { id: `simulated-${String(run.decisions)}`, salt: facts.release.salt },
  };
  const lost = run.gone.includes(actor) ? lostAuthority(command.type, withoutRole(actor), nowMs, facts.release) : null;
  const decision = lost === null ? decide(facts, command, context) : rejected(lost);
  if (decision.outcome === 'APPLIED') applied(run, command, decision.events, context);
  return decision;
}

/** An exemption covers one increase. */
function windowNow({ input, used, nowMs }: Run): WindowState {
  const { exemptions = [], ...window } = input.windowAt(nowMs);
  return { ...window, exemptions: exemptions.filter(({ id }) => !used.includes(id)) };
}

function automaticStepOf({ facts, gone }: Run): AutomaticStepFacts {
  const owner = facts.release.plan?.runsAs;
  return { ownerLostRole: owner !== undefined && gone.includes(owner), hasWaitingStop: false };
}

function withoutRole(user: string): Author {
  return { user, role: 'user', roles: { developersMayStop: false, isSystemAdmin: false }, credential: null };
}

function isChangeOf(event: DomainEvent, releaseId: string): event is ReleaseChangeEvent {
  return event.aggregate === 'release' && 'changes' in event && event.releaseId === releaseId;
}

function applied(run: Run, command: Command, events: readonly DomainEvent[], context: CommandContext): void {
  const { actor, atMs } = context;
  const after = evolveAll(run.facts, events, context);
  if (after.release === null) return;
  run.used.push(...(freezePassedBy(events)?.exemptions ?? []).map(({ id }) => id));
  run.facts = { ...after, release: after.release };
  const { release } = run.facts;
  const event = events.find((one): one is ReleaseChangeEvent => isChangeOf(one, release.id));
  if (event === undefined || release.plan === undefined) return;
  run.changes.push({
    atMs,
    bp: bpOf(release),
    status: release.state.status,
    planStatus: planStatusOf(release.plan, atMs),
    cause: { event: event.type, command: command.type, by: actor, reason: event.reason },
    requested: event.type === 'StepApprovalRequested' ? openStepReviewOf(release.plan) : null,
    blockers: blockersOf({ ...run.facts, window: windowNow(run) }, release),
  });
}
