/**
 * Idempotency keys of writes. A write without an answer may have been carried out, so the same content reuses its
 * key. Other content, and the same content after an answer, gets a new key. So does content once a later write has
 * succeeded: under its old key the server would repeat the stored answer and change nothing.
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
  // In the order of sending.
  const unanswered = new Map<string, { readonly key: string; readonly hasFailed: boolean }>();
  return {
    keyFor: (content) => {
      const key = unanswered.get(content)?.key ?? newId();
      unanswered.delete(content);
      unanswered.set(content, { key, hasFailed: false });
      return key;
    },
    answered: (content) => {
      for (const [older, { hasFailed }] of unanswered) {
        if (older === content) break;
        if (hasFailed) unanswered.delete(older);
      }
      unanswered.delete(content);
    },
    failed: (content, error) => {
      const sent = unanswered.get(content);
      if (error instanceof ApiProblem && error.problem.status < 500) unanswered.delete(content);
      else if (sent !== undefined) unanswered.set(content, { ...sent, hasFailed: true });
    },
  };
}
