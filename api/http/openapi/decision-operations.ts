/**
 * The operations of the decision plane in the OpenAPI document. They are no routes: `edge/` answers them before Express
 * sees the request.
 */
import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { environmentSchema, givenIdSchema } from '../../../contracts/http/common.js';
import { problemSchema } from '../../../contracts/http/problem.js';
import {
  bulkEvaluationSchema,
  evaluationFailureSchema,
  evaluationRequestSchema,
  evaluationSchema,
} from '../../../contracts/serving/evaluation.js';

/** The tag of all of them, with its description. */
export const decisionTag = {
  name: 'Decisions',
  description: 'Which version a user gets. They take a decide token, not a token of this API.',
};

const json = (schema: z.ZodType, type = 'application/json') => ({ content: { [type]: { schema } } });
const events = { content: { 'text/event-stream': { schema: { type: 'string' as const } } } };
const body = { body: { required: true, ...json(evaluationRequestSchema) } };

const noToken = { 401: { description: 'No valid decide token' } };

const refusals = {
  400: { description: 'The request is not as OFREP wants it', ...json(evaluationFailureSchema) },
  ...noToken,
  403: { description: 'The decide token is not for this target app' },
  429: { description: 'Too many requests. Retry-After says when.' },
  503: { description: 'The state is not loaded yet' },
};

/** `decideScheme`: name of the security scheme of decide tokens. */
export function decisionOperations(decideScheme: string): RouteConfig[] {
  const common = { tags: [decisionTag.name], security: [{ [decideScheme]: [] }] };
  return [...evaluations(common), ...streams(common)];
}

type Common = Required<Pick<RouteConfig, 'tags' | 'security'>>;

function evaluations(common: Common): RouteConfig[] {
  return [
    {
      method: 'post',
      path: '/ofrep/v1/evaluate/flags/{key}',
      ...common,
      operationId: 'evaluateFlag',
      summary: 'The version of one mini program for one user',
      description: 'OFREP. The flag is the mini program, its value is the version.',
      request: { params: z.strictObject({ key: givenIdSchema }), ...body },
      responses: {
        200: { description: 'The decision', ...json(evaluationSchema) },
        404: { description: 'The mini program has no such target', ...json(evaluationFailureSchema) },
        ...refusals,
      },
    },
    {
      method: 'post',
      path: '/ofrep/v1/evaluate/flags',
      ...common,
      operationId: 'evaluateFlags',
      summary: 'The versions of all mini programs of a target app for one user',
      description: 'OFREP. The answer has an ETag, and names the stream that says when to ask again.',
      request: { headers: z.object({ 'if-none-match': z.string().optional() }), ...body },
      responses: {
        200: { description: 'The decisions', ...json(bulkEvaluationSchema) },
        304: { description: 'The decisions that If-None-Match names' },
        ...refusals,
      },
    },
  ];
}

function streams(common: Common): RouteConfig[] {
  return [
    {
      method: 'get',
      path: '/ofrep/v1/events',
      tags: common.tags,
      security: [],
      operationId: 'followEvaluations',
      summary: 'Says when to evaluate again',
      description: 'Server-sent events. A bulk evaluation returns the address with a ticket, valid for two days.',
      request: {
        query: z.strictObject({
          targetApp: givenIdSchema,
          environment: environmentSchema.optional(),
          ticket: z.string(),
        }),
      },
      responses: {
        200: { description: 'An event for each change', ...events },
        401: { description: 'No valid ticket' },
      },
    },
    {
      method: 'get',
      path: '/v1/serving/stream',
      ...common,
      operationId: 'followServing',
      summary: 'All that is needed to decide in a back end',
      description: 'Server-sent events `snapshot` and `delta`. For decide tokens of kind server.',
      request: {
        query: z.strictObject({ targetApp: givenIdSchema.optional(), environment: environmentSchema.optional() }),
        headers: z.object({ 'last-event-id': z.string().optional() }),
      },
      responses: {
        200: { description: 'The targets, and each change', ...events },
        ...noToken,
        403: { description: 'Of kind page, or for others', ...json(problemSchema, 'application/problem+json') },
      },
    },
  ];
}
