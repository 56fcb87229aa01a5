/**
 * Decodes the payloads of a workflow and never throws. A payload that cannot be decoded becomes a marked value, and
 * later a recorded rejection. An exception here would fail the workflow task on every retry, before any handler runs.
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
