/**
 * The codec endpoint of the Temporal UI and of Temporal's command line. Payloads belong to all workspaces, so only a
 * system admin may decode them. `allowTemporalUi` runs before these routes and refuses pages of other origins.
 */
import type { Payload } from '@temporalio/common';
import type { RequestHandler } from 'express';
import { payloadsSchema, type WirePayload } from '../../contracts/http/temporal-codec.js';
import { PayloadKeyMissing } from '../../platform/temporal/payload-codec.js';
import type { ApiDeps } from '../deps.js';
import { problem } from './problem.js';
import { type LoadedSubject, type RequestContext, route, type Route } from './route.js';
import { sendProblem } from './send-answer.js';

export const codecPath = '/v1/temporal-codec';

type Convert = (deps: ApiDeps, payloads: Payload[]) => Promise<Payload[]>;

export const temporalCodecRoutes: readonly Route[] = [
  codecRoute({
    name: 'decode',
    operationId: 'decodePayloads',
    summary: 'Decrypt payloads for the Temporal UI',
    description: 'A payload that is not encrypted, was altered, or whose key is not configured is returned as it is.',
    convert: (deps, payloads) => Promise.all(payloads.map((payload) => decodedOrSame(deps, payload))),
  }),
  codecRoute({
    name: 'encode',
    operationId: 'encodePayloads',
    summary: 'Encrypt payloads for the Temporal UI',
    description: 'With the first configured key. Without keys they are returned as they are.',
    convert: ({ payloadCodec }, payloads) => payloadCodec.encode(payloads),
  }),
];

interface CodecRoute extends Pick<Route, 'operationId' | 'summary' | 'description'> {
  readonly name: 'decode' | 'encode';
  readonly convert: Convert;
}

function codecRoute({ name, convert, ...words }: CodecRoute): Route {
  return route({
    ...words,
    method: 'post',
    path: `${codecPath}/${name}`,
    tag: 'Operations',
    changesNothing: true,
    body: payloadsSchema,
    responses: { 200: { description: 'The payloads, in the order in which they were sent', schema: payloadsSchema } },
    loadSubject: installation,
    permission: 'administerSystem',
    handle: async ({ deps, body }) => {
      const converted = await convert(deps, body.payloads.map(payloadOf));
      return { status: 200, body: { payloads: converted.map(wirePayload) } };
    },
  });
}

function installation({ principal }: RequestContext): LoadedSubject<null> {
  return { subject: null, subjectRoles: { developersMayStop: false, isSystemAdmin: principal?.systemAdmin === true } };
}

async function decodedOrSame({ payloadCodec, logger }: ApiDeps, payload: Payload): Promise<Payload> {
  try {
    return (await payloadCodec.decode([payload]))[0] ?? payload;
  } catch (error) {
    if (!(error instanceof PayloadKeyMissing)) throw error;
    logger.warn({ err: error }, 'a payload for the Temporal UI is not decoded');
    return payload;
  }
}

function payloadOf({ metadata = {}, data = '' }: WirePayload): Payload {
  const bytes = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')] as const);
  return { metadata: Object.fromEntries(bytes), data: Buffer.from(data, 'base64') };
}

function wirePayload({ metadata, data }: Payload): WirePayload {
  const texts = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64Of(value)] as const);
  return { metadata: Object.fromEntries(texts), data: base64Of(data) };
}

function base64Of(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64');
}

const preflightSeconds = '600';

/**
 * Lets pages of the Temporal UI, and of no other origin, call the codec endpoint with the console's session. The UI
 * cannot send the CSRF header, so the origin is checked instead. Clients other than browsers send no origin.
 */
export function allowTemporalUi({ temporalUi, publicUrl }: Pick<ApiDeps, 'temporalUi' | 'publicUrl'>): RequestHandler {
  const uiOrigin = temporalUi === undefined ? undefined : new URL(temporalUi.url).origin;
  const ownOrigin = new URL(publicUrl).origin;
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin !== undefined && origin !== uiOrigin && origin !== ownOrigin) {
      sendProblem(foreignOrigin(origin), request, response);
      return;
    }
    if (origin === uiOrigin && origin !== undefined)
      response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set({
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'authorization, content-type, x-namespace',
      'Access-Control-Max-Age': preflightSeconds,
    });
    response.status(204).end();
  };
}

function foreignOrigin(origin: string) {
  return problem('FORBIDDEN', {
    detail: `The page ${origin.slice(0, 200)} is not the Temporal UI of this installation.`,
    remedy: 'Set TEMPORAL_UI_URL of the API to the address under which the Temporal UI is opened.',
  });
}
