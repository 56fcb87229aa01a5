/** POST /v1/plans/simulate: a plan before it is started or edited, or a plan as it goes on. */
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { inputError } from '../../contracts/http/invalid-input.js';
import type { InputError } from '../../contracts/http/problem.js';
import { startOfBody } from '../../contracts/plan/plan-start.js';
import {
  scriptOfBody,
  simulateQuerySchema,
  simulateSchema,
  simulationExample,
  simulationSchema,
} from '../../contracts/plan/simulation.js';
import { simulatePlan } from '../../domain/plan/simulate.js';
import {
  type NotSimulated,
  type Simulation,
  type SimulationInput,
  simulationLimits,
} from '../../domain/plan/simulation.js';
import type { Facts } from '../../domain/release/facts.js';
import { codesOfDecide } from '../../domain/release/rejections.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { Principal } from '../access/principal.js';
import { invalid, invalidValue, isProblem, notFound, type Problem, refused } from '../http/problem.js';
import { type LoadedSubject, type RequestContext, type Route, route } from '../http/route.js';
import { loadRelease } from '../http/subjects.js';
import { loadTarget, targetKey } from '../target/target-subject.js';
import { readApprovers } from './plan-body.js';
import { namedTemplate } from './plan-template-body.js';
import { simulationBody } from './simulation-body.js';
import { type SimulateBody, simulationInput } from './simulation-input.js';

const environment = 'production';

export const simulationRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/plans/simulate',
    operationId: 'simulatePlan',
    summary: 'What a plan would do, and when; nothing is written',
    description:
      'For all who may read the target or the release. Either a plan of a new release on a target, or, with `from`, of a release as it is now. What could not start, or could not be edited, is refused as startPlan or editPlan would refuse it; with neither steps nor a live plan it is NO_PLAN. Decided by the rules of releases, with the change windows of both workspaces and a clock that jumps. Steps are confirmed at once, also one that waits for it now. People have the roles that they need, until `loseRole`.',
    tag: 'Releases',
    query: simulateQuerySchema,
    body: simulateSchema,
    examples: { simulate: simulationExample },
    changesNothing: true,
    responses: { 200: { description: 'Nothing was written', schema: simulationSchema } },
    rejections: codesOfDecide,
    problems: ['NOT_FOUND'],
    loadSubjectOfBody: async (call) => loadSimulated(call, call.query.from, call.body.target),
    permission: 'readRelease',
    handle: async ({ deps, principal: { user }, subject, subjectRoles, body, nowMs, signal }) => {
      const faulty = timesProblem(body, nowMs);
      if (faulty !== null) return faulty;
      const { kysely } = deps.database;
      const template = await namedTemplate(kysely, targetKey(subject.target), body);
      if (isProblem(template)) return template;
      const script = scriptOfBody(body.script, user);
      const given = { facts: subject, roles: subjectRoles, body, template, script, user, nowMs };
      const input = await simulationInput(kysely, given);
      const twice = idsProblem(input.first);
      if (twice !== null) return twice;
      const result = await oneAtATime(() => simulated(input, signal));
      if (result.outcome === 'REJECTED') return refused(result.rejection);
      const approvers = await readApprovers(kysely, result.started);
      return { status: 200, body: simulationBody(result, input, { ...script, approvers }) };
    },
  }),
];

async function loadSimulated(
  call: RequestContext<Principal>,
  from: string | undefined,
  target: SimulateBody['target'],
): Promise<LoadedSubject<Facts> | Problem> {
  if (target === undefined) {
    if (from === undefined) return invalidValue('/target', 'TARGET_OR_RELEASE');
    return (await loadRelease({ ...call, params: { release: from } })) ?? notFound('release');
  }
  if (from !== undefined) return invalidValue('/target', 'TARGET_OR_RELEASE');
  return (await loadTarget({ ...call, params: { ...target, environment } })) ?? notFound('target');
}

/** A simulation takes the process for itself. */
const oneAtATime = pLimit(1);

/** Lets other requests pass after each decision. @throws when the client has gone. */
async function simulated(input: SimulationInput, signal: AbortSignal): Promise<Simulation | NotSimulated> {
  const running = simulatePlan(input);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
    await setImmediate();
    signal.throwIfAborted();
  }
}

/** The steps of a start have ids by their place, where they are given none. */
function idsProblem(first: SimulationInput['first']): Problem | null {
  if (first.type === 'editPlan') return null;
  const ids = first.steps.map(({ id }) => id);
  const twice = ids.findIndex((id, n) => ids.indexOf(id) < n);
  return twice === -1 ? null : invalidValue(`/steps/${String(twice)}/id`, 'TWICE');
}

function timesProblem({ script, ...body }: SimulateBody, nowMs: number): Problem | null {
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
