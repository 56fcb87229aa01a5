/** A simulation, whose clock jumps, against a fold of the same rules, whose clock ticks minute by minute. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Command } from '../../../domain/release/command-catalog.js';
import type { ScriptedEvent } from '../../../domain/plan/simulation.js';
import { nextStepOf } from '../../../domain/plan/plan.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf } from '../../../domain/release/release.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import { anyStory } from './any-story.js';
import { planned, type PlannedRelease, startMs, startPlan } from './planned-release.js';
import { closedAt, inputOf, inSpan, linesOf, type Story, outcomeOf } from './simulated.js';

const mostMinutes = 1500;

/** A command of the script as it is at this moment. Null: its author has left. */
function meant({ plan }: PlannedRelease, { command, by }: ScriptedEvent, gone: readonly string[]): Command | null {
  if (gone.includes(by) || command.type === 'loseRole') return null;
  if (command.type === 'setPercentage') return { ...command, supersede: false, reason: null };
  if (command.type === 'resumePlan') return { ...command, holds: plan.holds.map(({ id }) => id), reason: null };
  if (command.type === 'approveStep') return { ...command, review: plan.review?.id ?? '', comment: null };
  if (command.type === 'rejectStep') return { ...command, review: plan.review?.id ?? '' };
  if (command.type === 'advancePlan') return { ...command, to: nextStepOf(plan)?.id ?? '', reason: 'r' };
  return command;
}

function folded({ steps: planSteps, script = [], outages = [], closed = [], ...story }: Story): string[] {
  const { facts } = inputOf(story);
  const { deadlineMinutes = 0 } = story;
  const lines: string[] = [];
  const gone: string[] = [];
  const decidedIds = new Set<string>();
  let position = 0;
  let current = planned(facts);
  const give = (minute: number, given: Command, by: string): void => {
    const atMs = startMs + Math.round(minute * minuteMs);
    const ownerLostRole = gone.includes(current.release.plan?.runsAs ?? '');
    const now = current.with({
      window: closedAt(closed, atMs),
      automaticStep: { ownerLostRole, hasWaitingStop: false },
    });
    current = now.at(minute, given, by);
    const { decision } = current;
    if (decision.outcome !== 'APPLIED') return;
    const type = decision.events.find((one) => 'changes' in one && one.releaseId === current.release.id)?.type ?? '';
    const status = current.plan.ended?.as ?? (current.plan.holds.length > 0 ? 'HELD' : 'RUNNING');
    lines.push(`${String(minute)}: ${String(bpOf(current.release) / 100)} % ${type} ${status}`);
  };
  const giveDue = (untilMs: number, minuteOf: (dueAtMs: number) => number): void => {
    for (;;) {
      const { release, facts: now } = current;
      const next = nextStep({ release, targetRevision: now.target.revision }, (id) => decidedIds.has(id));
      if (next.kind !== 'command' || next.due.dueAtMs > untilMs) break;
      decidedIds.add(next.due.id);
      give(minuteOf(next.due.dueAtMs), next.due.command, next.due.actor);
    }
  };
  give(0, { ...startPlan(planSteps), deadlineAfterMs: deadlineMinutes * minuteMs }, 'dave');
  for (let minute = 0; minute < mostMinutes; minute += 1) {
    const atMs = startMs + minute * minuteMs;
    const isOutage = (ms: number): boolean => outages.some(([from, until]) => inSpan(ms, from, until));
    // A spread ends between two minutes.
    if (!isOutage(atMs - 1)) giveDue(atMs - 1, (dueAtMs) => (dueAtMs - startMs) / minuteMs);
    for (let one = script[position]; one !== undefined && one.atMs <= atMs; one = script[position]) {
      position += 1;
      const given = meant(current, one, gone);
      if (one.command.type === 'loseRole') gone.push(one.by);
      if (given !== null) give(minute, given, one.by);
    }
    if (!isOutage(atMs)) giveDue(atMs, () => minute);
  }
  return lines;
}

it('a simulation finds what a clock of minutes finds, for any plan and script', () => {
  const reached = new Set<string>();
  const same = fc.property(anyStory, (story) => {
    const lines = linesOf(outcomeOf(story));
    for (const line of lines) for (const word of line.split(' ').slice(3)) reached.add(word);
    expect(lines).toEqual(folded(story));
  });
  fc.assert(same, { numRuns: 500 });
  const events = ['PlanStarted', 'PercentageSet', 'FullyReleased', 'Paused', 'Resumed'];
  const ofPlans = ['PlanHeld', 'PlanResumed', 'PlanDeferred'];
  const ofRequests = ['StepApprovalRequested', 'StepApprovalReminded', 'StepApprovalExpired'];
  const ofApprovals = [...ofRequests, 'StepApproved', 'StepRejected'];
  expect([...reached].sort()).toEqual([...events, ...ofPlans, ...ofApprovals, 'RUNNING', 'HELD', 'COMPLETED'].sort());
});
