/** The HTTP application. Opens no connection and no port: its parts come in `deps`, and `main.ts` listens. */
import compression from 'compression';
import express, { type Express, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { basePathOf } from '../platform/http/reverse-proxy.js';
import { cookieNamesFor, nameCookies } from './access/session-cookie.js';
import { allRoutes } from './all-routes.js';
import type { ApiDeps } from './deps.js';
import { openApi30Document, openApiDocument } from './http/openapi/openapi.js';
import { notFound, problem } from './http/problem.js';
import type { Method, Route } from './http/route.js';
import { runRoute } from './http/run-route.js';
import { answerErrors, sendAnswer, sendProblem, setBasePath } from './http/send-answer.js';
import { observe, observedOf, pathOfRoute, wordsOf } from './http/server/observe.js';
import { limitRates } from './http/server/rate-limits.js';
import { docsPage, serveConsole } from './http/server/serve-pages.js';
import { allowTemporalUi, codecPath } from './http/temporal-codec-routes.js';

export function createApp(deps: ApiDeps, routes: readonly Route[] = allRoutes): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // Exact paths: other letter case or a closing slash must not bypass a proxy's rule for /metrics or /v1.
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.set('trust proxy', deps.clientAddresses.isTrusted);
  const words = wordsOf(routes.map(({ path }) => path));
  app.use(observe(deps.logger, deps.metrics, words), securityHeaders(deps.publicUrl));
  const basePath = basePathOf(deps.publicUrl);
  app.use(setBasePath(basePath), nameCookies(deps.publicUrl));
  app.use(...limitRates(deps));
  app.use(codecPath, allowTemporalUi(deps));
  app.use(compression({ filter: isCompressible }));
  for (const route of routes) app[route.method](expressPath(route.path), handlerOf(route, deps));
  for (const [path, methods] of methodsByPath(routes)) app.all(path, refuseMethod(methods));
  app.get(
    '/openapi.json',
    serveDocument(() => openApiDocument(routes, deps.publicUrl)),
  );
  app.get(
    '/openapi-3.0.json',
    serveDocument(() => openApi30Document(routes, deps.publicUrl)),
  );
  const address = { basePath, csrfCookie: cookieNamesFor(deps.publicUrl).csrf };
  app.use('/docs', docsPage(address));
  app.use(serveConsole(address));
  app.use((request, response) => {
    sendProblem(notFound('path'), request, response);
  });
  app.use(answerErrors(deps.logger));
  return app;
}

function handlerOf(route: Route, deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    const observed = observedOf(response);
    observed.operation = route.operationId;
    observed.path = pathOfRoute(route.path, request.params);
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': dataPolicy });
    const answer = await runRoute(route, deps, { request, response, signal: goneSignal(response) });
    await sendAnswer(answer, request, response);
  };
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  return gone.signal;
}

/** Streams are not compressed: a small event would wait in the compressor for the next one. */
function isCompressible(request: express.Request, response: express.Response): boolean {
  return (
    !String(response.getHeader('Content-Type')).startsWith('text/event-stream') && compression.filter(request, response)
  );
}

/** `/v1/releases/{id}` in the notation of Express. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(routes: readonly Route[]): Map<string, Method[]> {
  const byPath = new Map<string, Method[]>();
  for (const { path, method } of routes)
    byPath.set(expressPath(path), [...(byPath.get(expressPath(path)) ?? []), method]);
  return byPath;
}

function refuseMethod(methods: readonly Method[]): RequestHandler {
  const allow = methods.map((method) => method.toUpperCase()).join(', ');
  return (request, response) => {
    sendProblem(problem('METHOD_NOT_ALLOWED', {}, { Allow: allow }), request, response);
  };
}

function serveDocument(make: () => object): RequestHandler {
  let document: object | undefined;
  return (_request, response) => {
    document ??= make();
    response.json(document);
  };
}

/** Of an answer that is no page: a browser that opens it loads nothing for it. A fifth of the policy of pages. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Helmet without its two upgrades to https where PUBLIC_URL is plain HTTP: they would break the answers. */
function securityHeaders(publicUrl: string): RequestHandler {
  const isHttps = publicUrl.startsWith('https:');
  return helmet({
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      directives: {
        'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'"],
        'upgrade-insecure-requests': isHttps ? [] : null,
      },
    },
  });
}
