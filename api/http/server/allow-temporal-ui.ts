/**
 * Lets pages of the Temporal UI, and of no other origin, call the codec endpoint with the console's session. The UI
 * cannot send the CSRF header, so the origin is checked instead. Clients other than browsers send no origin.
 */
import type { RequestHandler } from 'express';
import type { ApiDeps } from '../../deps.js';
import { problem } from '../problem.js';
import { sendProblem } from '../send-answer.js';

const preflightSeconds = '600';

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
