/** /v1/releases/{release}/testers: users who get a release while it is in pilot testing. */
import { z } from 'zod';
import { opaqueIdSchema, pageQuery } from '../../contracts/http/common.js';
import { testerPageSchema, testerSchema, userKeySchema } from '../../contracts/target/testers.js';
import { isTester, listTesters, setTester } from '../../store/target/testers.js';
import type { Transaction } from '../../store/database/transaction.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { notFound, refused } from '../http/problem.js';
import { loadRelease } from '../http/subjects.js';
import { type Route, route } from '../http/route.js';
import { writeOnce } from '../http/write-once.js';

const params = z.strictObject({ release: opaqueIdSchema });
/** User keys as the super app sends them. */
const values = z.strictObject({ userKey: userKeySchema });
const path = '/v1/releases/{release}/testers';
const tag = 'Testers';
const subjectName = 'release';
const rejections = ['ALREADY_FINAL', 'WRONG_STATUS', 'TOO_MANY_TESTERS'] as const;

const list = route({
  method: 'get',
  path,
  operationId: 'listTesters',
  summary: 'The pilot testers of a release',
  description: 'For all who may read the release. By user key, in pages.',
  tag,
  subjectName,
  params,
  query: z.strictObject({ ...pageQuery }),
  responses: { 200: { description: 'By user key', schema: testerPageSchema } },
  loadSubject: loadRelease,
  permission: 'readRelease',
  handle: async ({ deps, subject, query }) => {
    const page = await listTesters(deps.database.kysely, subject.release, pageRequest(query));
    return { status: 200, body: pageBody(page, (userKey) => ({ userKey })) };
  },
});

const get = route({
  method: 'get',
  path: `${path}/{userKey}`,
  operationId: 'getTester',
  summary: 'Whether a user is a pilot tester',
  description: 'For all who may read the release. 404 when the user is no tester.',
  tag,
  subjectName,
  params,
  values,
  responses: { 200: { description: 'A tester', schema: testerSchema } },
  loadSubject: loadRelease,
  permission: 'readRelease',
  handle: async ({ deps, subject, values: { userKey } }) =>
    (await isTester(deps.database.kysely, subject.release, userKey))
      ? { status: 200, body: { userKey } }
      : notFound('tester'),
});

const add = route({
  method: 'put',
  path: `${path}/{userKey}`,
  operationId: 'addTester',
  summary: 'Make a user a pilot tester',
  description:
    'For those who may take the release live. Testers see the release while it is in pilot testing. Idempotent. `TOO_MANY_TESTERS` beyond 1,000. Clients see the change with their next decision.',
  tag,
  subjectName,
  params,
  values,
  responses: { 200: { description: 'A tester now, or before', schema: testerSchema } },
  rejections,
  loadSubject: loadRelease,
  permission: 'goLive',
  handle: (call) => {
    const {
      principal,
      subject,
      values: { userKey },
    } = call;
    const change = { release: subject.release, userKey, wanted: true, actor: principal.user };
    return writeOnce(call, async (trx: Transaction) => {
      const changed = await setTester(trx, change);
      return changed.outcome === 'REJECTED' ? refused(changed.rejection) : { status: 200, body: { userKey } };
    });
  },
});

const remove = route({
  method: 'delete',
  path: `${path}/{userKey}`,
  operationId: 'removeTester',
  summary: 'Remove a pilot tester',
  description:
    'For those who may take the release live. Idempotent: removing a user who is no tester succeeds. Clients see the change with their next decision.',
  tag,
  subjectName,
  params,
  values,
  responses: { 204: { description: 'No tester now, or before' } },
  rejections,
  loadSubject: loadRelease,
  permission: 'goLive',
  handle: (call) => {
    const {
      principal,
      subject,
      values: { userKey },
    } = call;
    const change = { release: subject.release, userKey, wanted: false, actor: principal.user };
    return writeOnce(call, async (trx: Transaction) => {
      const changed = await setTester(trx, change);
      return changed.outcome === 'REJECTED' ? refused(changed.rejection) : { status: 204 };
    });
  },
});

export const testerRoutes: readonly Route[] = [list, get, add, remove];
