/**
 * A proxy on loopback in front of the UI of the Temporal dev server. It rejects requests from pages of other sites,
 * because the UI has no authentication and can command every release. It starts the UI when a user first opens it.
 */
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as ask,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { errorMessage } from '../log/error-fields.js';
import { foreignRequestReason } from '../http/foreign-request.js';
import { freePort } from '../process/free-port.js';
import type { HttpLimits } from '../config/limits.js';
import { createHttpServer } from '../http/http-server.js';
import type { Logger } from '../log/logger.js';
import type { TemporalDevServer } from './temporal-dev-server.js';
import { notReachablePage, startPage, startPath } from './temporal-ui-pages.js';

export interface TemporalUiOptions {
  readonly server: Pick<TemporalDevServer, 'ui' | 'startUi'>;
  readonly logger: Logger;
  /** Preferred port. Another free one is used when it is taken, or 0. */
  readonly port: number;
  /** host[:port] of a proxy in front of this listener. */
  readonly publicHosts?: readonly string[];
  readonly httpLimits?: HttpLimits | undefined;
}

export interface TemporalUi {
  readonly url: string;
  /** Sets the codec endpoint at which the UI decrypts payloads. The browser sends its cookies for that address. */
  setCodecEndpoint(endpoint: string): void;
  close(): void;
}

/** The only cookie that is forwarded. Browsers also send the console's session, because ports share cookies. */
const passedCookie = /(?:^|; )(_csrf=[^;]*)/;
const hopHeaders = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'te', 'trailer'];
const settingsPath = '/api/v1/settings';
/** The UI shows parts of itself in frames. Pages of other sites may not frame it. */
const framing = { 'Content-Security-Policy': "frame-ancestors 'self'", 'X-Frame-Options': 'SAMEORIGIN' };

export async function openTemporalUi(options: TemporalUiOptions): Promise<TemporalUi> {
  const { server: temporal, logger } = options;
  let codecEndpoint: string | undefined;
  const answer: RequestListener = (request, response) => {
    const reason = foreignRequestReason(request, options.publicHosts);
    if (reason !== undefined) refuse(request, response, reason, logger);
    else if (isStart(request)) void start(temporal, response, logger, targetOf(request));
    else if (temporal.ui === undefined) sendPage(response, 200, startPage(request.url ?? '/'));
    else passOn(request, response, temporal.ui, codecEndpoint);
  };
  const listener = createHttpServer(answer, { limits: options.httpLimits, logger });
  const port = await freePort(options.port);
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${String((listener.address() as AddressInfo).port)}`,
    setCodecEndpoint(endpoint) {
      codecEndpoint = endpoint;
    },
    close() {
      listener.close();
      listener.closeAllConnections();
    },
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, reason: string, logger: Logger): void {
  logger.warn({ reason, address: request.socket.remoteAddress }, 'a request to the Temporal UI was refused');
  request.resume();
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close', ...framing });
  response.end(
    `Refused: ${reason}.\nOpen the Temporal UI as http://localhost, or set TEMPORAL_UI_URL to its address.\n`,
  );
}

function isStart({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && url.split('?', 1)[0] === startPath;
}

/** The page to open after the start. Only a path of this listener is accepted. */
function targetOf({ url = '' }: IncomingMessage): string {
  const to = new URL(url, 'http://localhost').searchParams.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}

async function start(
  temporal: TemporalUiOptions['server'],
  response: ServerResponse,
  logger: Logger,
  to: string,
): Promise<void> {
  try {
    await temporal.startUi();
    const location = new URL(to, 'http://localhost');
    response.writeHead(303, { Location: `${location.pathname}${location.search}`, ...framing }).end();
  } catch (error) {
    logger.error({ err: error }, 'the Temporal UI does not start');
    sendPage(response, 503, notReachablePage(errorMessage(error)));
  }
}

function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { host, port }: { host: string; port: number },
  codecEndpoint: string | undefined,
): void {
  const { method, url: path } = request;
  const onward = ask({ host, port, method, path, headers: onwardHeaders(request) }, (answer) => {
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !hopHeaders.includes(name)));
    const ownPolicy = headers['content-security-policy'] === undefined ? framing : {};
    answer.once('error', () => response.destroy());
    if (codecEndpoint !== undefined && isSettings(path, answer)) {
      void sendSettings(answer, response, { ...headers, ...ownPolicy }, codecEndpoint);
      return;
    }
    response.writeHead(answer.statusCode ?? 502, { ...headers, ...ownPolicy });
    answer.pipe(response);
  });
  onward.once('error', (error) => {
    if (response.headersSent) response.destroy();
    else sendPage(response, 503, notReachablePage(errorMessage(error)));
  });
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

function asksSettings(path = ''): boolean {
  return path.split('?', 1)[0] === settingsPath;
}

function isSettings(path: string | undefined, { statusCode, headers }: IncomingMessage): boolean {
  return statusCode === 200 && asksSettings(path) && headers['content-type']?.startsWith('application/json') === true;
}

/**
 * Adds the codec endpoint to the settings of the UI. The dev server has a flag for the endpoint, but none for cookies.
 */
async function sendSettings(
  answer: IncomingMessage,
  response: ServerResponse,
  headers: IncomingHttpHeaders,
  codecEndpoint: string,
): Promise<void> {
  try {
    const settings = JSON.parse(await text(answer)) as { readonly Codec?: object };
    const codec = { ...settings.Codec, Endpoint: codecEndpoint, IncludeCredentials: true };
    const body = Buffer.from(JSON.stringify({ ...settings, Codec: codec }));
    response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
  } catch {
    response.destroy();
  }
}

function onwardHeaders({ headers, url }: IncomingMessage): Record<string, string | string[]> {
  // `sendSettings` parses the settings, so they must not be compressed.
  const withheld = new Set([
    'cookie',
    'origin',
    'host',
    ...(asksSettings(url) ? ['accept-encoding'] : []),
    ...hopHeaders,
  ]);
  const passed = Object.entries(headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined && !withheld.has(entry[0]),
  );
  const csrf = passedCookie.exec(headers.cookie ?? '')?.[1];
  return { ...Object.fromEntries(passed), ...(csrf === undefined ? {} : { cookie: csrf }) };
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  });
  response.end(html);
}
