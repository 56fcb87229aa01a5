/** Answers in the form of OFREP. Each answer of a target is serialised once, and bulk answers join the texts. */
import type { Variant } from '../../domain/serving/assign.js';
import type { Answer } from '../snapshot/answer.js';

type OfrepReason = 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED';

/** Ids and version numbers are ASCII, so the text is ASCII. */
export function answerBody(answer: Answer): string {
  return answer.text(bodyOf);
}

function bodyOf(answer: Answer): string {
  const { miniProgram, version, variant, releaseId, percentage, revision } = answer;
  const reason = reasonOf(answer);
  const shown = variant === 'pilot' ? 'candidate' : variant;
  // Without a value a client uses its default. No version is available, so there is no value to send.
  if (version === null) return JSON.stringify({ key: miniProgram, reason, variant: shown, metadata: { revision } });
  const metadata = { releaseId, percentage, revision };
  return JSON.stringify({ key: miniProgram, value: version, reason, variant: shown, metadata });
}

function reasonOf({ variant, reason }: Answer): OfrepReason {
  const reasons: Record<Variant, OfrepReason> = {
    pilot: 'TARGETING_MATCH',
    candidate: 'SPLIT',
    baseline: reason === 'NOT_IN_GRAY' ? 'SPLIT' : 'STATIC',
    unavailable: 'DISABLED',
  };
  return reasons[variant];
}
