/** POST /v1/plans/simulate: a plan on a target, before it is started there. */
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { z } from 'zod';
import { inputError } from '../../contracts/http/invalid-input.js';
import type { InputError } from '../../contracts/http/problem.js';
import { deadlineOfBody } from '../../contracts/plan/plan-deadline.js';
import { startOfBody } from '../../contracts/plan/plan-start.js';
import { stepsOfBody } from '../../contracts/plan/plans.js';
import {
  type GivenScript,
  scriptOfBody,
  simulateSchema,
  simulationExample,
  simulationSchema,
} from '../../contracts/plan/simulation.js';
import { simulation } from '../../domain/plan/simulate.js';
import {
  type NotSimulated,
  type Simulation,
  type SimulationInput,
  simulationLimits,
} from '../../domain/plan/simulation.js';
import type { PlanTemplate } from '../../domain/plan/templates.js';
import type { TargetApp } from '../../domain/registry/target-app.js';
import type { Facts } from '../../domain/release/events.js';
import { codesOfDecide } from '../../domain/release/rejections.js';
import type { Release } from '../../domain/release/release.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { simulatedFreeze, windowStates } from '../../domain/window/simulated-windows.js';
import { readCoveringWindows } from '../../store/window/window-state.js';
import { invalid, isProblem, notFound, type Problem, refused } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadTarget, targetKey } from '../target/target-subject.js';
import { namedTemplate } from './plan-template-body.js';
import { simulationBody } from './simulation-body.js';

const environment = 'production';

export const simulationRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/plans/simulate',
    operationId: 'simulatePlan',
    summary: 'What a plan would do on a target, and when; nothing is written',
    description:
      'For all who may read the target. A plan that could not start is refused as startPlan would refuse it. Decided by the rules of releases, with the change windows of both workspaces and a clock that jumps. Steps are confirmed at once. People have the roles that they need, until `loseRole`.',
    tag: 'Releases',
    body: simulateSchema,
    examples: { simulate: simulationExample },
    changesNothing: true,
    responses: { 200: { description: 'Nothing was written', schema: simulationSchema } },
    rejections: codesOfDecide,
    problems: ['NOT_FOUND'],
    loadSubjectOfBody: async (call) => {
      const found = await loadTarget({ ...call, params: { ...call.body.target, environment } });
      return found ?? notFound('target');
    },
    permission: 'readRelease',
    handle: async ({ deps, principal, subject, body, nowMs, signal }) => {
      const faulty = timesProblem(body, nowMs);
      if (faulty !== null) return faulty;
      const target = targetKey(subject.target);
      const template = await namedTemplate(deps.database.kysely, target, body);
      if (isProblem(template)) return template;
      const script = scriptOfBody(body.script, principal.user);
      const freezes = script.freezes.map(({ fromMs, untilMs }, n) => simulatedFreeze(`freeze-${n}`, fromMs, untilMs));
      const windows = await readCoveringWindows(deps.database.kysely, target);
      const windowAt = windowStates([...windows, ...freezes]);
      const input = inputOf(subject, { body, template, script, user: principal.user, nowMs, windowAt });
      const result = await oneAtATime(() => simulated(input, signal));
      if (result.outcome === 'REJECTED') return refused(result.rejection);
      return { status: 200, body: simulationBody(result, input, script) };
    },
  }),
];

/** A simulation takes the process for itself. */
const oneAtATime = pLimit(1);

/** Lets other requests pass after each decision. @throws when the client has gone. */
async function simulated(input: SimulationInput, signal: AbortSignal): Promise<Simulation | NotSimulated> {
  const running = simulation(input);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
    await setImmediate();
    signal.throwIfAborted();
  }
}

interface Given {
  readonly body: z.output<typeof simulateSchema>;
  readonly template: PlanTemplate | null;
  readonly script: GivenScript;
  readonly user: string;
  readonly nowMs: number;
  readonly windowAt: SimulationInput['windowAt'];
}

function inputOf(facts: Facts, { body, template, script, user, nowMs, windowAt }: Given): SimulationInput {
  return {
    facts: { ...facts, release: draft(facts, user, nowMs), app: simulatedApp(facts) },
    start: {
      ...{ type: 'startPlan', reason: null },
      ...{ ...stepsOfBody(body, template), ...startOfBody(body), ...deadlineOfBody(body) },
    },
    startedBy: user,
    nowMs,
    script: script.events,
    outages: script.outages,
    windowAt,
    limits: simulationLimits,
  };
}

/** Confirms at once. A draft has no spread of its own: its steps are due at the opening itself. */
function simulatedApp({ app }: Facts): TargetApp {
  const rollout = { ...app.policy.rollout, openingSpread: 'PT0S' };
  return { ...app, confirmation: 'COMMIT', policy: { ...app.policy, rollout } };
}

/** A release that was approved now. */
function draft({ target }: Facts, createdBy: string, nowMs: number): Release {
  return {
    ...targetKey(target),
    ...{ id: 'simulated', kind: 'NORMAL', version: '0.0.0', createdBy, createdAtMs: nowMs },
    ...{ salt: '', hashVersion: 1, type: null, attempt: 1, steps: [], revision: 1, statusSinceMs: nowMs },
    state: { status: 'RELEASE_PREPARATION' },
  };
}

function timesProblem({ script, ...body }: Given['body'], nowMs: number): Problem | null {
  const mostMs = nowMs + simulationLimits.horizonMs;
  const facts = { least: isoTime(nowMs), most: isoTime(mostMs) };
  const errorAt = (path: string, text: string | undefined): InputError[] => {
    const atMs = text === undefined ? nowMs : Date.parse(text);
    return atMs < nowMs || atMs > mostMs ? [inputError(path, 'OUT_OF_RANGE', facts)] : [];
  };
  const errors = script.flatMap((event, n) => {
    const path = (field: string): string => `/script/${String(n)}/${field}`;
    if ('at' in event) return errorAt(path('at'), event.at);
    return [...errorAt(path('from'), event.from), ...errorAt(path('until'), event.until)];
  });
  const { startAtMs } = startOfBody(body);
  errors.push(...errorAt('/startAt', startAtMs === null ? undefined : isoTime(startAtMs)));
  return errors.length === 0 ? null : invalid({ kind: 'value', errors });
}
