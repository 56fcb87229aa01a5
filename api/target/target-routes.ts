/** /v1/targets: what each target serves, and the explanation of the decision for one user. */
import { eventPageSchema, targetEventListQuery } from '../../contracts/release/events.js';
import {
  explainQuery,
  explanationSchema,
  targetListQuery,
  targetPageSchema,
  targetSchema,
} from '../../contracts/target/targets.js';
import { explainDecision } from '../../domain/serving/explain.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { listEvents, newestEvents } from '../../store/release/ledger/list-events.js';
import { targetName } from '../../domain/target/target.js';
import { listTargets } from '../../store/target/targets.js';
import { readServingView, readServingViewAt } from '../../store/serving/read-serving-view.js';
import { etag, pageBody, pageRequest } from '../http/answer.js';
import { invalidValue } from '../http/problem.js';
import { readableWorkspaces } from '../access/subject-roles.js';
import { type Route, route } from '../http/route.js';
import { loadTarget, targetKey, targetParams, targetPath } from './target-subject.js';
import { wireListedTarget, wireTarget } from './wire-target.js';
import { wireEvent } from '../release/wire-event.js';

const tag = 'Targets';
const subjectName = 'target';

const list = route({
  method: 'get',
  path: '/v1/targets',
  operationId: 'listTargets',
  summary: 'Targets that you may read',
  description:
    'Targets of mini programs and target apps of the workspaces that you are a member of, in pages. Targets appear with their first release.',
  tag,
  query: targetListQuery,
  responses: { 200: { description: 'By mini program, target app and environment', schema: targetPageSchema } },
  permission: 'signedIn',
  handle: async ({ deps, principal, query }) => {
    const readableFrom = await readableWorkspaces(deps, principal);
    const { kysely } = deps.database;
    const page = await listTargets(kysely, { ...query, readableFrom }, pageRequest(query));
    return { status: 200, body: pageBody(page, wireListedTarget) };
  },
});

const get = route({
  method: 'get',
  path: targetPath,
  operationId: 'getTarget',
  summary: 'What a target serves, and to which share of users',
  description:
    'For all who may read a release of the target; 404 for others. `ETag` is the revision for `If-Match` of a command. `suspension` says since when and why the target is offline.',
  tag,
  subjectName,
  params: targetParams,
  responses: { 200: { description: 'The target', headers: ['ETag'], schema: targetSchema } },
  loadSubject: loadTarget,
  permission: 'readRelease',
  handle: ({ subject, ...access }) => ({
    status: 200,
    body: wireTarget({ facts: subject, ...subject }, access),
    headers: { ETag: etag(subject.target.revision) },
  }),
});

const trail = route({
  method: 'get',
  path: `${targetPath}/events`,
  operationId: 'listTargetEvents',
  summary: 'The trail of a target',
  description:
    'For all who may read the target. Each event has its author and the values before and after it. Entries are never changed or deleted.',
  tag,
  subjectName,
  params: targetParams,
  query: targetEventListQuery,
  responses: { 200: { description: 'In the order of `sort`', schema: eventPageSchema } },
  loadSubject: loadTarget,
  permission: 'readRelease',
  handle: async ({ deps, subject, query }) => {
    const of = { kind: 'target', id: targetName(subject.target) } as const;
    const list = query.sort === '-at' ? newestEvents : listEvents;
    const page = await list(deps.database.kysely, of, pageRequest(query));
    return { status: 200, body: pageBody(page, wireEvent) };
  },
});

const explainOne = route({
  method: 'get',
  path: `${targetPath}/explain`,
  operationId: 'explainAssignment',
  summary: 'Explain the decision for one user, now or at a time in the past',
  description:
    'For all who may read the target. It gives the position of the user, the share at which the user enters the gray group, and the reason of the answer. With `at` it answers for a time in the past; `doubts` names what is not known for sure of that time. Asking changes nothing.',
  tag,
  subjectName,
  params: targetParams,
  query: explainQuery,
  responses: { 200: { description: 'The answer and the numbers behind it', schema: explanationSchema } },
  loadSubject: loadTarget,
  permission: 'readRelease',
  handle: async ({ deps, subject, query, nowMs }) => {
    const { kysely } = deps.database;
    const key = targetKey(subject.target);
    const atMs = query.at === undefined ? null : Date.parse(query.at);
    if (atMs !== null && atMs > nowMs) return invalidValue('/at', 'IN_THE_FUTURE');
    const past = atMs === null ? null : await readServingViewAt(kysely, key, atMs);
    const view = past?.view ?? (await readServingView(kysely, key));
    const { h, bp, entersAtBp, ...explanation } = explainDecision(view, query.user);
    const percentage = bp === null ? null : percentOf(bp);
    const entersAtPercentage = entersAtBp === null ? null : percentOf(entersAtBp);
    const then =
      past === null || atMs === null
        ? {}
        : { at: isoTime(atMs), targetRevision: past.revision, doubts: [...past.doubts] };
    return { status: 200, body: { ...explanation, position: h, percentage, entersAtPercentage, ...then } };
  },
});

export const targetRoutes: readonly Route[] = [list, get, trail, explainOne];
