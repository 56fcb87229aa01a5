/** /q/{code}: what a scan meets. Public: whoever holds a printed code holds no token. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/common.js';
import { type ScanBody, scanHeadersSchema, scanQuerySchema, scanSchema } from '../../contracts/qr-codes.js';
import { resolveScan, type ScanAnswer } from '../../domain/qr/qr-code.js';
import { findScannedCode, type ScannedCode } from '../../store/qr-codes.js';
import { notFound, problem } from '../problem.js';
import type { Sent } from '../answer.js';
import { type Route, route } from '../route.js';
import { scanPageHeaders, scanPageHtml } from '../scan-page.js';
import { scanLanguages, type ScanPage, scanWords } from '../scan-words.js';

/** What is available changes from one moment to the next, and with who scans. */
const headers = { 'Cache-Control': 'no-store', Vary: 'Accept, Accept-Language' };

export const scanRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/q/{code}',
    operationId: 'scanQrCode',
    summary: 'What a scan of a QR code meets',
    description: 'JSON for a client, which says who scans by ?user=; a small page for a browser (Accept: text/html).',
    tag: 'QR codes',
    about: 'QR code',
    params: z.strictObject({ code: opaqueIdSchema }),
    query: scanQuerySchema,
    headers: scanHeadersSchema,
    responses: { 200: { description: 'Whether something opens, and what', schema: scanSchema } },
    problems: ['GONE'],
    permission: 'public',
    handle: async (call) => {
      const { deps, params, query, nowMs } = call;
      const isBrowser = query.user === undefined && wantsPage(call.headers.accept);
      const scanned = await findScannedCode(deps.database.kysely, params.code);
      if (scanned === undefined) return isBrowser ? page(404, 'UNKNOWN', null) : notFound('QR code');
      const { code, view } = scanned;
      const answer = resolveScan({ code, view, userKey: query.user ?? null, atMs: nowMs });
      const isRevoked = !answer.available && answer.reason === 'REVOKED';
      if (isBrowser) return page(isRevoked ? 410 : 200, answer.reason, scanned);
      if (isRevoked) return problem('GONE', { detail: 'This QR code was revoked.' }, headers);
      return { status: 200, body: scanBody(answer), headers };
    },
  }),
];

/** A browser names text/html; a client that wants JSON names that, or nothing. */
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
