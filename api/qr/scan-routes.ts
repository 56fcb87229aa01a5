/** /q/{code}: the answer to a scan. Public, because a scanning device has no token. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import { type ScanBody, scanHeadersSchema, scanQuerySchema, scanSchema } from '../../contracts/registry/qr-codes.js';
import { resolveScan, type ScanAnswer } from '../../domain/serving/qr-code.js';
import { findScannedCode, type ScannedCode } from '../../store/registry/qr-codes.js';
import type { TargetKey } from '../../domain/target/target.js';
import { findDecideToken } from '../../store/access/decide-tokens.js';
import { bearerSecret, hashOfToken } from '../access/authenticate.js';
import type { ApiDeps } from '../deps.js';
import { notFound, type Problem, problem } from '../http/problem.js';
import type { Sent } from '../http/answer.js';
import { type Route, route } from '../http/route.js';
import { scanPageHeaders, scanPageHtml } from './scan-page.js';
import { scanLanguages, type ScanPage, scanWords } from './scan-words.js';

/** Availability changes at any time and depends on the user. */
const headers = { 'Cache-Control': 'no-store', Vary: 'Accept, Accept-Language, Authorization' };

export const scanRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/q/{code}',
    operationId: 'scanQrCode',
    summary: 'Resolve the scan of a QR code',
    description:
      'JSON for a client; a small page for a browser (Accept: text/html). What ?user= gets is answered to a decide token of the target app only (Authorization: Bearer). Without a token the parameter is ignored: the answer is that for a user who is not signed in.',
    tag: 'QR codes',
    subjectName: 'QR code',
    params: z.strictObject({ code: opaqueIdSchema }),
    query: scanQuerySchema,
    headers: scanHeadersSchema,
    responses: { 200: { description: 'Whether something opens, and what', schema: scanSchema } },
    problems: ['GONE', 'UNAUTHENTICATED', 'FORBIDDEN'],
    permission: 'public',
    handle: async (call) => {
      const { deps, params, query, nowMs } = call;
      const isBrowser = query.user === undefined && wantsPage(call.headers.accept);
      const scanned = await findScannedCode(deps.database.kysely, params.code);
      if (scanned === undefined) return isBrowser ? page(404, 'UNKNOWN', null) : notFound('QR code');
      const { code, view } = scanned;
      const userKey = await userOfScan(call, code.target);
      if (isRefused(userKey)) return userKey;
      const answer = resolveScan({ code, view, userKey, atMs: nowMs });
      const isRevoked = !answer.available && answer.reason === 'REVOKED';
      if (isBrowser) return page(isRevoked ? 410 : 200, answer.reason, scanned);
      if (isRevoked) return problem('GONE', { detail: 'This QR code was revoked.' }, headers);
      return { status: 200, body: scanBody(answer), headers };
    },
  }),
];

interface ScanCall {
  readonly deps: ApiDeps;
  readonly query: { readonly user?: string | undefined };
  readonly headers: { readonly authorization?: string | undefined };
  readonly nowMs: number;
}

/**
 * The user whose decision may be answered: named in the query, with a decide token of the target app. Anyone can read
 * a printed code and name any user. Without a token the answer would reveal testers and members of the gray group.
 * Null: no user.
 */
async function userOfScan(call: ScanCall, { targetApp }: TargetKey): Promise<string | null | Problem> {
  const { deps, query, headers: sent, nowMs } = call;
  if (query.user === undefined || sent.authorization === undefined) return null;
  const secret = bearerSecret(sent.authorization);
  const { kysely } = deps.database;
  const token = secret === undefined ? undefined : await findDecideToken(kysely, hashOfToken(secret), nowMs);
  const remedy = 'Send a decide token of the target app, or leave out ?user=.';
  if (token === undefined) return problem('UNAUTHENTICATED', { remedy }, { ...headers, 'WWW-Authenticate': 'Bearer' });
  return token.targetApps.includes(targetApp) ? query.user : problem('FORBIDDEN', { remedy }, headers);
}

function isRefused(userKey: string | null | Problem): userKey is Problem {
  return typeof userKey === 'object' && userKey !== null;
}

/** A browser names text/html. A client that wants JSON names JSON, or nothing. */
function wantsPage(accept = ''): boolean {
  return accept.includes('text/html') && !accept.includes('application/json');
}

function scanBody(answer: ScanAnswer): ScanBody {
  if (!answer.available) return answer;
  const { available, version, page: opened, query, reason } = answer;
  return { available, version, page: opened, ...(query === null ? {} : { query }), reason };
}

function page(status: number, reason: ScanPage['reason'], scanned: ScannedCode | null): Sent {
  const scan = {
    reason,
    miniProgramName: scanned?.miniProgramName ?? null,
    targetAppName: scanned?.targetAppName ?? null,
  };
  return {
    send: (response) => {
      const language = response.req.acceptsLanguages(...scanLanguages);
      const spoken = scanLanguages.find((one) => one === language) ?? 'en';
      const html = scanPageHtml(scanWords(scan, spoken), spoken);
      response.status(status).set(headers).set(scanPageHeaders).type('html').send(html);
    },
  };
}
