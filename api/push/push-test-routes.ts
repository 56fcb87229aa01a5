/**
 * /v1/target-apps/{targetApp}/push/test and /deliveries: whether the super app takes what is sent, and what it has not
 * confirmed. For admins of the workspace that owns the target app.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { givenIdSchema } from '../../contracts/http/common.js';
import {
  type PushDeliveryBody,
  pushDeliveryListSchema,
  type PushTestBody,
  pushTestSchema,
} from '../../contracts/target/push.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { postWebhook, webhookHeaders } from '../../platform/http/post-webhook.js';
import { listPushDeliveries, type ListedDelivery } from '../../store/push/list-deliveries.js';
import { readPushAddress } from '../../store/push/read-push.js';
import { notFound } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadTargetApp } from '../http/subjects.js';

const path = '/v1/target-apps/{targetApp}/push';
const ofApp = {
  tag: 'Target apps',
  subjectName: 'target app',
  params: z.strictObject({ targetApp: givenIdSchema }),
  loadSubject: loadTargetApp,
  permission: 'manageTargetApps',
} as const;

export const pushTestRoutes: readonly Route[] = [
  route({
    ...ofApp,
    method: 'post',
    path: `${path}/test`,
    operationId: 'testPush',
    summary: 'Send a message of the type "test" to the push address now, signed as every delivery is',
    description: 'It confirms nothing, whatever the answer is.',
    takesKey: false,
    responses: { 200: { description: 'What the super app answered', schema: pushTestSchema } },
    handle: async ({ deps, subject, nowMs }) => {
      const address = await readPushAddress(deps.database.kysely, subject.id, nowMs);
      if (address === null) return notFound('address to push to');
      const { guard, secrets } = deps.push;
      const body = JSON.stringify({ type: 'test', timestamp: isoTime(nowMs), data: { targetApp: subject.id } });
      const message = () => {
        const opened = address.secrets.map((secret) => secrets.open(secret, subject.id));
        return { body, headers: webhookHeaders({ id: `push_test_${randomUUID()}`, body, nowMs }, opened) };
      };
      const sent = await postWebhook({ url: address.url, guard, message });
      const answer: PushTestBody = {
        url: address.url,
        delivered: sent.outcome === 'confirmed',
        ...('status' in sent ? { status: sent.status } : {}),
        ...(sent.failure === null ? {} : { error: sent.failure.slice(0, 300) }),
      };
      return { status: 200, body: answer };
    },
  }),

  route({
    ...ofApp,
    method: 'get',
    path: `${path}/deliveries`,
    operationId: 'listPushDeliveries',
    summary: 'How far the super app has confirmed each target: at most 200, the longest unconfirmed first',
    description:
      'For admins of the workspace that owns the target app. A target is confirmed when the super app has answered 2xx to its newest revision. `GET …/push/attempts` lists each attempt.',
    responses: { 200: { description: 'Unconfirmed targets, then confirmed ones', schema: pushDeliveryListSchema } },
    handle: async ({ deps, subject }) => {
      const listed = await listPushDeliveries(deps.database.kysely, subject.id);
      return { status: 200, body: { items: listed.map(deliveryBody) } };
    },
  }),
];

function deliveryBody(delivery: ListedDelivery): PushDeliveryBody {
  const { miniProgram, environment, revision, confirmedRevision, tries } = delivery;
  const { unconfirmedSinceMs, lastError, nextTryAtMs } = delivery;
  return {
    miniProgram,
    environment,
    revision,
    confirmedRevision,
    tries,
    ...(unconfirmedSinceMs === null ? {} : { unconfirmedSince: isoTime(unconfirmedSinceMs) }),
    ...(nextTryAtMs === null ? {} : { nextTryAt: isoTime(nextTryAtMs) }),
    ...(lastError === null ? {} : { lastError }),
  };
}
