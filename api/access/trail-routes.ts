/**
 * Events of access changes: policies, members and decide tokens of a workspace; policy, push address and push secret
 * of a target app; tokens and sessions of users. Admins read them. Users read those that concern themselves.
 */
import { z } from 'zod';
import { opaqueIdSchema, givenIdSchema } from '../../contracts/http/common.js';
import {
  type AccessEventBody,
  accessEventListQuery,
  accessEventPageSchema,
  eventListQuery,
  eventPageSchema,
} from '../../contracts/release/events.js';
import { type AccessEvent, listAccessEvents } from '../../store/access/access-events.js';
import { newestEvents } from '../../store/release/ledger/list-events.js';
import { credentialLimitsOf } from './principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { type Route, route } from '../http/route.js';
import { loadTargetApp, loadWorkspace } from '../http/subjects.js';
import { foreignTokensProblem } from './token-limits.js';
import { wireEvent } from '../release/wire-event.js';

export const trailRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/workspaces/{workspace}/events',
    operationId: 'listWorkspaceEvents',
    summary: 'The trail of a workspace: its policy, its members, its decide tokens',
    description:
      'For admins of the workspace. Each change names its author, the time, and the values before and after it. Entries are never changed or deleted. Secrets are in none of them.',
    tag: 'Workspaces',
    subjectName: 'workspace',
    params: z.strictObject({ workspace: opaqueIdSchema }),
    query: eventListQuery,
    responses: { 200: { description: 'Newest first', schema: eventPageSchema } },
    loadSubject: loadWorkspace,
    permission: 'readWorkspaceTrail',
    handle: async ({ deps, subject, query }) => {
      const of = { kind: 'workspace', id: subject.id } as const;
      const page = await newestEvents(deps.database.kysely, of, pageRequest(query));
      return { status: 200, body: pageBody(page, wireEvent) };
    },
  }),

  route({
    method: 'get',
    path: '/v1/target-apps/{targetApp}/events',
    operationId: 'listTargetAppEvents',
    summary: 'The trail of a target app: its policy, its push address, rotations of the push secret',
    description:
      'For admins of the workspace that owns the target app. Each change names its author, the time, and the values before and after it. Entries are never changed or deleted. Secrets are in none of them.',
    tag: 'Target apps',
    subjectName: 'target app',
    params: z.strictObject({ targetApp: givenIdSchema }),
    query: eventListQuery,
    responses: { 200: { description: 'Newest first', schema: eventPageSchema } },
    loadSubject: loadTargetApp,
    permission: 'readTargetAppTrail',
    handle: async ({ deps, subject, query }) => {
      const of = { kind: 'target_app', id: subject.id } as const;
      const page = await newestEvents(deps.database.kysely, of, pageRequest(query));
      return { status: 200, body: pageBody(page, wireEvent) };
    },
  }),

  route({
    method: 'get',
    path: '/v1/access-events',
    operationId: 'listAccessEvents',
    summary:
      'The trail of your tokens and sessions; ?user= of another user, ?everybody=true of all, for a system admin',
    description: 'A token that is limited to scopes or to a workspace reads of tokens that may do no more than itself.',
    tag: 'Tokens',
    query: accessEventListQuery,
    responses: { 200: { description: 'Newest first', schema: accessEventPageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query }) => {
      const everybody = query.everybody === 'true' && query.user === undefined;
      const user = everybody ? null : (query.user ?? principal.user);
      if (user !== principal.user && !principal.systemAdmin) return foreignTokensProblem();
      const filter = { user, limits: credentialLimitsOf(principal) };
      const page = await listAccessEvents(deps.database.kysely, filter, pageRequest(query));
      return { status: 200, body: pageBody(page, accessEventBody) };
    },
  }),
];

function accessEventBody({ id, about, user, event }: AccessEvent): AccessEventBody {
  return { id, about, user, ...wireEvent(event) };
}
