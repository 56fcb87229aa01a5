/**
 * The decision plane as one handler for node:http. It reports whether a path is its own, so a server can call it
 * before any other handler.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EdgeDeps } from '../edge-deps.js';
import { handleEvaluation } from '../ofrep/handle-evaluation.js';
import { handleRefetchStream, handleTargetStream, type StreamExchange } from '../stream/handle-stream.js';
import type { StreamHub } from '../stream/hub.js';
import { flagsPath, isOfrepPath, lastPartOf, pathOf, queryOf } from './edge-path.js';
import { type HttpExchange, reply, replyJson, replyPreflight } from './reply.js';

export { isEdgePath } from './edge-path.js';

const flagPrefix = `${flagsPath}/`;

export type EdgeHandler = (request: IncomingMessage, response: ServerResponse) => void;

export function createEdgeHandler(deps: EdgeDeps, hub: StreamHub): EdgeHandler {
  return (request, response) => {
    const { url = '', method } = request;
    const path = pathOf(url);
    if (method === 'POST') {
      const key = path === flagsPath ? null : keyIn(path);
      if (key !== undefined) {
        handleEvaluation({ deps, request, response, forPages: true, key });
        return;
      }
    }
    handleOther({ deps, hub, request, response, forPages: isOfrepPath(path), query: queryOf(url) }, path);
  };
}

function handleOther(exchange: StreamExchange, path: string): void {
  const { request, forPages } = exchange;
  request.resume();
  const stream = streams[path];
  if (request.method === 'OPTIONS' && forPages) replyPreflight(exchange);
  else if (stream !== undefined && request.method === 'GET') stream(exchange);
  else if (stream !== undefined) reply(exchange, 405, ['Allow', 'GET']);
  else if (path === flagsPath || keyIn(path) !== undefined) reply(exchange, 405, ['Allow', 'POST']);
  else if (forPages) refuseOfrepPath(exchange, path);
  else reply(exchange, 404, []);
}

const streams: Readonly<Record<string, ((exchange: StreamExchange) => void) | undefined>> = {
  '/v1/serving/stream': handleTargetStream,
  '/ofrep/v1/events': handleRefetchStream,
};

/** Refuses in the form of OFREP, because OFREP clients read no other. */
function refuseOfrepPath(exchange: HttpExchange, path: string): void {
  const errorDetails = `There is no such path. Flags are evaluated by POST to ${flagPrefix}{key} and ${flagsPath}.`;
  replyJson(exchange, 404, { key: lastPartOf(path), errorCode: 'FLAG_NOT_FOUND', errorDetails });
}

/** Undefined when the path is not that of a flag. A key that cannot be decoded is used as it is: no flag has it. */
function keyIn(path: string): string | undefined {
  if (!path.startsWith(flagPrefix)) return undefined;
  const key = path.slice(flagPrefix.length);
  if (!key.includes('%')) return key;
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
