/**
 * The decision plane as one function over bare node:http. It knows its own paths, so that a server can put it in front
 * of anything else with one `if`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EdgeDeps } from '../edge-deps.js';
import { handleEvaluation } from '../ofrep/handle-evaluation.js';
import { handleRefetchStream, handleTargetStream } from '../stream/handle-stream.js';
import type { StreamHub } from '../stream/hub.js';
import { reply, replyPreflight } from './reply.js';

const ofrep = '/ofrep/v1/';
const serving = '/v1/serving/';
const flags = '/ofrep/v1/evaluate/flags';
const flag = `${flags}/`;

export function isEdgePath(url: string | undefined): boolean {
  return url !== undefined && (url.startsWith(ofrep) || url.startsWith(serving));
}

export type EdgeHandler = (request: IncomingMessage, response: ServerResponse) => void;

export function createEdgeHandler(deps: EdgeDeps, hub: StreamHub): EdgeHandler {
  return (request, response) => {
    const { url = '', method } = request;
    if (method === 'POST' && url.startsWith(flags)) {
      const path = withoutQuery(url);
      const key = path.length === flags.length ? null : keyIn(path);
      if (key !== undefined) {
        handleEvaluation({ deps, request, response, key });
        return;
      }
    }
    if (method === 'OPTIONS') {
      replyPreflight(response);
      return;
    }
    handleOther({ deps, hub, request, response, query: queryOf(url) });
  };
}

type StreamExchange = Parameters<typeof handleTargetStream>[0];

function handleOther(exchange: StreamExchange): void {
  const { request, response } = exchange;
  const path = withoutQuery(request.url ?? '');
  const stream = streams[path];
  request.resume();
  if (stream === undefined) {
    const isKnown = path === flags || path.startsWith(flag);
    reply(request, response, isKnown ? 405 : 404, isKnown ? ['Allow', 'POST'] : []);
    return;
  }
  if (request.method !== 'GET') {
    reply(request, response, 405, ['Allow', 'GET']);
    return;
  }
  stream(exchange);
}

const streams: Readonly<Record<string, ((exchange: StreamExchange) => void) | undefined>> = {
  '/v1/serving/stream': handleTargetStream,
  '/ofrep/v1/events': handleRefetchStream,
};

/** Undefined when the path is not one of a flag; a key that cannot be decoded names no flag, but is asked about one. */
function keyIn(path: string): string | undefined {
  if (!path.startsWith(flag)) return undefined;
  const key = path.slice(flag.length);
  if (key === '') return undefined;
  if (!key.includes('%')) return key;
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function withoutQuery(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
}
