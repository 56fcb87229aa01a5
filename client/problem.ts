/** Problem documents (RFC 9457): the body of each answer from 400 on. They are data and never thrown here. */
import type { components } from './api-types.generated.js';

export type Problem = components['schemas']['Problem'];

/** Also an error of a proxy becomes a problem. Its text is not kept. */
export function problemOf(status: number, instance: string, body: unknown): Problem {
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: `HTTP ${status}`, status, code: 'UNEXPECTED', instance };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'title' in value;
}
