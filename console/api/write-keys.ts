/**
 * Idempotency keys of writes. A write without an answer may have been carried out, so the same content reuses its
 * key. Other content, and the same content after an answer, gets a new key.
 */
import { ApiProblem } from './api-problem.js';
import { newId } from '../../client/new-id.js';

export interface WriteKeys {
  /** `content`: everything that identifies the write (method, path, body). */
  readonly keyFor: (content: string) => string;
  readonly answered: (content: string) => void;
  /** A server error may come from a proxy after the API has committed. It counts as a lost answer. */
  readonly failed: (content: string, error: unknown) => void;
}

export function openWriteKeys(): WriteKeys {
  const unanswered = new Map<string, string>();
  return {
    keyFor: (content) => {
      const key = unanswered.get(content) ?? newId();
      unanswered.set(content, key);
      return key;
    },
    answered: (content) => {
      unanswered.delete(content);
    },
    failed: (content, error) => {
      if (error instanceof ApiProblem && error.problem.status < 500) unanswered.delete(content);
    },
  };
}
