/**
 * /v1/target-apps/{targetApp}/push: the address to which changes are delivered for a super app's back end. For admins
 * of the workspace that owns the target app. No idempotency keys: an answer that holds a secret is not stored.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { givenIdSchema } from '../../contracts/http/common.js';
import { type PushBody, pushSchema, pushWithSecretSchema, setPushSchema } from '../../contracts/target/push.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { hourMs } from '../../domain/values/time-units.js';
import {
  findPushAddress,
  type KnownPushAddress,
  removePushAddress,
  rotatePushSecret,
  setPushAddress,
} from '../../store/push/push-addresses.js';
import { inTransaction } from '../../store/database/transaction.js';
import type { ApiDeps } from '../deps.js';
import { notFound, problem } from '../http/problem.js';
import { pushAddressWords, refusePushAddress } from './push-address.js';
import { type Route, route } from '../http/route.js';
import { loadTargetApp } from '../http/subjects.js';

const tag = 'Target apps';
const subjectName = 'target app';
const path = '/v1/target-apps/{targetApp}/push';
const params = z.strictObject({ targetApp: givenIdSchema });
const addressWord = 'address to push to';
const noStore = { 'Cache-Control': 'no-store' };
/** How long a rotated secret still signs, together with the new one. */
const overlapMs = 24 * hourMs;

const put = route({
  method: 'put',
  path,
  operationId: 'setPush',
  summary: 'Deliver each change of its targets to the super app; its secret is shown this once',
  description:
    'From now on a raise is APPLYING until the super app has confirmed it with a 2xx. Another address keeps the secret, and is sent everything again.',
  tag,
  subjectName,
  params,
  body: setPushSchema,
  takesKey: false,
  problems: ['PUSH_ADDRESS_REFUSED'],
  responses: { 200: { description: 'Set; with the secret where it is new', schema: pushWithSecretSchema } },
  loadSubject: loadTargetApp,
  permission: 'manageTargetApps',
  handle: async ({ deps, principal, subject, body: { url }, nowMs }) => {
    const refusal = await refusePushAddress(url, deps.push.guard);
    if (refusal !== null)
      return problem('PUSH_ADDRESS_REFUSED', { detail: pushAddressWords[refusal], facts: { reason: refusal } });
    const secret = newPushSecret();
    const change = { targetApp: subject.id, actor: principal.user, atMs: nowMs, url };
    const sealedSecret = deps.push.secrets.seal(secret, subject.id);
    const { kysely } = deps.database;
    const isNew = await inTransaction(kysely, (trx) => setPushAddress(trx, { ...change, sealedSecret }));
    const body = await readBody(deps, subject.id, nowMs);
    return { status: 200, body: isNew ? { ...body, secret } : body, headers: noStore };
  },
});

const get = route({
  method: 'get',
  path,
  operationId: 'getPush',
  summary: 'The push address of the super app, and whether it keeps up',
  description:
    'For admins of the workspace that owns the target app. 404 when the target app has no push address. The secret is never shown again.',
  tag,
  subjectName,
  params,
  responses: { 200: { description: 'The address, without its secret', schema: pushSchema } },
  loadSubject: loadTargetApp,
  permission: 'manageTargetApps',
  handle: async ({ deps, subject, nowMs }) => {
    const known = await findPushAddress(deps.database.kysely, subject.id, nowMs);
    return known === undefined ? notFound(addressWord) : { status: 200, body: pushBody(known) };
  },
});

const rotate = route({
  method: 'post',
  path: `${path}/rotate-secret`,
  operationId: 'rotatePushSecret',
  summary: 'Draw a new secret, shown this once; the old one signs beside it for 24 hours',
  description:
    'For admins of the workspace that owns the target app. Each call draws another secret: there is no idempotency key, because the answer holds it. Deliveries are signed with both secrets for 24 hours, so that the receiver can change without a gap. 404 when there is no push address.',
  tag,
  subjectName,
  params,
  takesKey: false,
  responses: { 200: { description: 'The new secret', schema: pushWithSecretSchema } },
  loadSubject: loadTargetApp,
  permission: 'manageTargetApps',
  handle: async ({ deps, principal, subject, nowMs }) => {
    const secret = newPushSecret();
    const change = { targetApp: subject.id, actor: principal.user, atMs: nowMs, previousUntilMs: nowMs + overlapMs };
    const sealedSecret = deps.push.secrets.seal(secret, subject.id);
    const { kysely } = deps.database;
    const isThere = await inTransaction(kysely, (trx) => rotatePushSecret(trx, { ...change, sealedSecret }));
    if (!isThere) return notFound(addressWord);
    return { status: 200, body: { ...(await readBody(deps, subject.id, nowMs)), secret }, headers: noStore };
  },
});

const remove = route({
  method: 'delete',
  path,
  operationId: 'removePush',
  summary: 'Stop deliveries to the super app: from now on the commit of a step confirms it',
  description:
    'For admins of the workspace that owns the target app. A step that waits for a confirmation is confirmed at once, because nothing is delivered any more. The secret is deleted. 404 when there is no push address.',
  tag,
  subjectName,
  params,
  takesKey: false,
  responses: { 204: { description: 'Removed' } },
  loadSubject: loadTargetApp,
  permission: 'manageTargetApps',
  handle: async ({ deps, principal, subject, nowMs }) => {
    const change = { targetApp: subject.id, actor: principal.user, atMs: nowMs };
    const { kysely } = deps.database;
    const isThere = await inTransaction(kysely, (trx) => removePushAddress(trx, change));
    return isThere ? { status: 204 } : notFound(addressWord);
  },
});

export const pushRoutes: readonly Route[] = [put, get, rotate, remove];

/** Standard Webhooks asks for 24 to 64 random bytes. */
function newPushSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** @throws when the push address was deleted since it was written. */
async function readBody({ database }: ApiDeps, targetApp: string, nowMs: number): Promise<PushBody> {
  const known = await findPushAddress(database.kysely, targetApp, nowMs);
  if (known === undefined) throw new Error(`The ${addressWord} of ${targetApp} was there and is no more`);
  return pushBody(known);
}

function pushBody(known: KnownPushAddress): PushBody {
  const { url, setBy, setAtMs, previousUntilMs, unconfirmedTargets, unconfirmedSinceMs, lastError } = known;
  return {
    url,
    setBy,
    setAt: isoTime(setAtMs),
    ...(previousUntilMs === null ? {} : { previousSecretUntil: isoTime(previousUntilMs) }),
    unconfirmedTargets,
    ...(unconfirmedSinceMs === null ? {} : { unconfirmedSince: isoTime(unconfirmedSinceMs) }),
    ...(lastError === null ? {} : { lastError }),
  };
}
