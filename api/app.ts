/** The HTTP application. Opens nothing: what it talks to comes in `deps`, who listens is `main.ts`. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { ApiDeps } from './deps.js';
import { notFound, problem } from './problem.js';
import type { Method, Route } from './route.js';
import { allRoutes } from './routes/all-routes.js';
import { runRoute } from './run-route.js';
import { problemOfError, sendAnswer, sendProblem } from './send-answer.js';

export function createApp(deps: ApiDeps, routes: readonly Route[] = allRoutes): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(helmet());
  for (const route of routes) app[route.method](expressPath(route.path), handlerOf(route, deps));
  for (const [path, methods] of methodsByPath(routes)) app.all(path, refuseMethod(methods));
  app.use((request, response) => sendProblem(notFound('path'), request, response));
  app.use(errorHandler(deps));
  return app;
}

function handlerOf(route: Route, deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    const answer = await runRoute(route, deps, { request, response, signal: goneSignal(response) });
    await sendAnswer(answer, request, response);
  };
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** `/v1/releases/{id}` as Express writes it. */
export function expressPath(path: string): string {
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
  return (request, response) => sendProblem(problem('METHOD_NOT_ALLOWED', {}, { Allow: allow }), request, response);
}

/** Express knows an error handler by its four parameters. */
function errorHandler({ logger }: ApiDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    // A path that is not valid percent-encoding names nothing.
    const answer = error instanceof URIError ? notFound('path') : problemOfError(error, logger);
    sendProblem(answer, request, response);
  };
}
