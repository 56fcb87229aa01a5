/** /v1/qr-codes: making, reading, revoking. Scans are in `scan-routes.ts`, drawing is in `qr-image.ts`. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  type CreateQrCode,
  createQrCodeSchema,
  qrCodeExamples,
  qrCodeListQuerySchema,
  qrCodePageSchema,
  qrCodeSchema,
  qrImageQuerySchema,
} from '../../contracts/registry/qr-codes.js';
import { mayDo } from '../../domain/access/permissions.js';
import { decideQrCode } from '../../domain/serving/qr-code.js';
import { findTargetApp } from '../../store/registry/target-apps.js';
import {
  findQrCode,
  findQrSubject,
  insertQrCode,
  listQrCodes,
  revokeQrCode,
  type StoredQrCode,
} from '../../store/registry/qr-codes.js';
import type { Principal } from '../access/principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { invalidValue, type Problem, problem, refused } from '../http/problem.js';
import { qrCodeBody, qrCodeOf } from './qr-code-body.js';
import { qrAddress, qrImage } from './qr-image.js';
import { loadSubjectRoles, readableWorkspaces } from '../access/subject-roles.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { quotaProblem } from '../http/creation-limits.js';
import { writeOnce } from '../http/write-once.js';

const params = z.strictObject({ code: opaqueIdSchema });
const tag = 'QR codes';
const subjectName = 'QR code';

export const qrCodeRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/qr-codes',
    operationId: 'createQrCode',
    summary: 'Make a QR code for a page: of whatever the target serves, or of one release in pilot testing',
    description:
      "For members of the mini program's workspace and its admins and developers. Without `releaseId` the code always opens what the target serves; it needs a full release (`NO_FULL_RELEASE`). With `releaseId` it is for a release in pilot testing (`NOT_IN_PILOT`). `PAGE_UNKNOWN` when the version has no such page. With the same `Idempotency-Key` a repeated request gets the first answer.",
    tag,
    body: createQrCodeSchema,
    examples: qrCodeExamples,
    responses: { 201: { description: 'Made', headers: ['Location'], schema: qrCodeSchema } },
    rejections: ['NO_FULL_RELEASE', 'NOT_IN_PILOT', 'PAGE_UNKNOWN', 'QUOTA_EXCEEDED'],
    loadSubjectOfBody: (call) => findPlace(call, call.body),
    permission: 'manageQrCodes',
    handle: (call) => {
      const { deps, principal, body, nowMs } = call;
      const code = qrCodeOf(body, principal.user, nowMs);
      if (code.expiresAtMs !== null && code.expiresAtMs <= nowMs) return invalidValue('/expiresAt', 'IN_THE_PAST');
      return writeOnce(call, async (trx) => {
        const decision = decideQrCode(code.page, await findQrSubject(trx, code.target, code.releaseId));
        if (decision.outcome === 'REJECTED') return refused(decision.rejection);
        const exceeded = await quotaProblem(call, trx, 'qrCodes');
        if (exceeded !== null) return exceeded;
        await insertQrCode(trx, code);
        const headers = { Location: `/v1/qr-codes/${code.id}` };
        return { status: 201, body: qrCodeBody(code, deps.publicUrl), headers };
      });
    },
  }),

  route({
    method: 'get',
    path: '/v1/qr-codes',
    operationId: 'listQrCodes',
    summary: 'QR codes of your mini programs and on your target apps',
    description:
      'QR codes of mini programs and target apps of the workspaces that you are a member of. `miniProgram` shows those of one mini program.',
    tag,
    query: qrCodeListQuerySchema,
    responses: { 200: { description: 'Newest first, revoked and expired ones too', schema: qrCodePageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query }) => {
      const { kysely } = deps.database;
      const filter = {
        workspaceIds: await readableWorkspaces(deps, principal),
        miniProgram: query.miniProgram ?? null,
      };
      const page = await listQrCodes(kysely, filter, pageRequest(query));
      const body = pageBody(page, ({ targetAppName, ...code }) => ({
        ...qrCodeBody(code, deps.publicUrl),
        targetAppName,
      }));
      return { status: 200, body };
    },
  }),

  route({
    method: 'get',
    path: '/v1/qr-codes/{code}',
    operationId: 'getQrCode',
    summary: 'One QR code',
    description:
      'For all who may read releases of its mini program or target app; 404 for others. Revoked and expired codes are found too.',
    tag,
    subjectName,
    params,
    responses: { 200: { description: 'The QR code', schema: qrCodeSchema } },
    loadSubject: loadQrCode,
    permission: 'readRelease',
    handle: ({ deps, subject }) => ({ status: 200, body: qrCodeBody(subject, deps.publicUrl) }),
  }),

  route({
    method: 'delete',
    path: '/v1/qr-codes/{code}',
    operationId: 'revokeQrCode',
    summary: 'Revoke a QR code, for good',
    description:
      "For members of the mini program's workspace and its admins and developers. A scan is answered with 410 from then on. It cannot be undone. Idempotent.",
    tag,
    subjectName,
    params,
    responses: { 204: { description: 'Revoked' } },
    loadSubject: loadQrCode,
    permission: 'manageQrCodes',
    handle: (call) => {
      const { principal, subject, nowMs } = call;
      return writeOnce(call, async (trx) => {
        await revokeQrCode(trx, subject, { actor: principal.user, atMs: nowMs });
        return { status: 204 };
      });
    },
  }),

  route({
    method: 'get',
    path: '/v1/qr-codes/{code}/image',
    operationId: 'getQrCodeImage',
    summary: 'The code to print: SVG, or PNG by ?format=png',
    description:
      'For all who may read the code. The picture holds the address of the scan and nothing else, so it stays right when the target serves another version. `GONE` for a code that was revoked.',
    tag,
    subjectName,
    params,
    query: qrImageQuerySchema,
    responses: {
      200: { description: 'The image, `size` pixels a side', contentTypes: ['image/svg+xml', 'image/png'] },
    },
    problems: ['GONE'],
    loadSubject: loadQrCode,
    permission: 'readRelease',
    handle: async ({ deps, subject, query: { format = 'svg', size } }) => {
      if (subject.revokedAtMs !== null) return problem('GONE', { detail: 'This QR code was revoked.' });
      const image = await qrImage(qrAddress(deps.publicUrl, subject.id), format, size);
      return {
        send: (response) => {
          response
            .set({ 'Content-Type': image.contentType, 'Cache-Control': 'private, max-age=3600' })
            .send(image.bytes);
        },
      };
    },
  }),
];

/** The mini program and the target app of a new code. The principal must be allowed to read both. */
async function findPlace(
  call: RequestContext<Principal>,
  { miniProgram, targetApp }: CreateQrCode,
): Promise<LoadedSubject<undefined> | Problem> {
  const subjectRoles = await loadSubjectRoles(call, { miniProgram, targetApp });
  if (!mayDo('readRelease', subjectRoles)) return invalidValue('/miniProgram', 'NO_SUCH_MINI_PROGRAM');
  if ((await findTargetApp(call.deps.database.kysely, targetApp)) === undefined)
    return invalidValue('/targetApp', 'NO_SUCH_TARGET_APP');
  return { subject: undefined, subjectRoles };
}

async function loadQrCode(
  call: RequestContext<Principal, { readonly code: string }>,
): Promise<LoadedSubject<StoredQrCode> | undefined> {
  const code = await findQrCode(call.deps.database.kysely, call.params.code);
  if (code === undefined) return undefined;
  const { miniProgram, targetApp } = code.target;
  const subjectRoles = await loadSubjectRoles(call, { miniProgram, targetApp });
  return mayDo('readRelease', subjectRoles) ? { subject: code, subjectRoles } : undefined;
}
