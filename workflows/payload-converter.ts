/**
 * Decodes what reaches a workflow, and never throws: what cannot be decoded comes in as a marked value, and becomes
 * a recorded rejection. A throw here fails the workflow task again and again, before any handler is asked.
 */
import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';

export interface Undecodable {
  readonly halftone: 'undecodable';
}

const undecodable: Undecodable = { halftone: 'undecodable' };

export function isUndecodable(value: unknown): value is Undecodable {
  return typeof value === 'object' && value !== null && 'halftone' in value && value.halftone === 'undecodable';
}

function decode(payload: Payload): unknown {
  try {
    return defaultPayloadConverter.fromPayload(payload);
  } catch {
    return undecodable;
  }
}

export const payloadConverter: PayloadConverter = {
  toPayload: (...args) => defaultPayloadConverter.toPayload(...args),
  fromPayload: decode as PayloadConverter['fromPayload'],
};
