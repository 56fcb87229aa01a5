/** Which version a user gets, and why, as text. */
import type { components } from '../../../client/api-types.generated.js';
import type { Explanation } from '../../../domain/serving/explain.js';
import { type Fields, fieldsOf } from '../output/table.js';

export type WireExplanation = components['schemas']['Explanation'];

const reasons: Readonly<Record<Explanation['reason'], string>> = {
  TESTER: 'the user is a tester of the release',
  IN_GRAY: 'the user is in the gray group',
  NOT_IN_GRAY: 'the user is not in the gray group',
  NO_CANDIDATE: 'nothing rolls out',
  UNASSIGNED: 'the user has no key',
  HASH_VERSION_UNKNOWN: 'the gray group is selected by an algorithm of another version',
  SUSPENDED: 'the target is suspended',
  NO_BASELINE: 'there is no version for users outside of the gray group',
};

/** Without the numbers. */
export function decisionText(user: string, explanation: WireExplanation): string {
  return fieldsOf(decisionFields(user, explanation));
}

function decisionFields(user: string, { version, verdict, reason, releaseId, at }: WireExplanation): Fields {
  const words = reasons[reason as Explanation['reason']] as string | undefined;
  return [
    ['User', user],
    ['Gets', version ?? 'no version'],
    ['As', verdict],
    ['Because', words === undefined ? reason : `${words} (${reason})`],
    ['Release', releaseId ?? undefined],
    ['At', at],
  ];
}

export function explanationText(user: string, explanation: WireExplanation): string {
  const { percentage, entersAtPercentage, position, threshold, userHash, saltFingerprint } = explanation;
  const { targetRevision, doubts = [] } = explanation;
  return fieldsOf([
    ...decisionFields(user, explanation),
    ['Rolls out to', percentage === null ? undefined : `${percentage} %`],
    ['Gets it from', entersAtPercentage === null ? undefined : `${entersAtPercentage} % on`],
    ['Position', position ?? undefined],
    ['Threshold', threshold ?? undefined],
    ['User hash', userHash ?? undefined],
    ['Salt', saltFingerprint ?? undefined],
    ['Target revision', targetRevision],
    ['Not known for sure', doubts.join(', ')],
  ]);
}
