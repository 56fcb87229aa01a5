/** Every promise that a run of faults holds the program to. */
import type { Check, Evidence, Violation } from './evidence.js';
import { invariantsHoldAtEveryRevision } from './invariant-checks.js';
import {
  everyCommandHasOneOutcome,
  noAcknowledgedCommandIsLost,
  noAnswerIsAnInternalError,
  oneKeyIsOneCommand,
  seenRevisionsNeverFall,
} from './ledger-checks.js';
import { decisionsFollowTheTargets, noWorkflowIsWedged, workflowsSayWhatTheDatabaseSays } from './other-checks.js';
import { plansRiseStepByStep } from './plan-checks.js';
import {
  noEventIsMissingOrDoubled,
  nothingIsAppliedTwice,
  revisionsGrowByOne,
  timesNeverGoBack,
} from './trail-checks.js';

const allChecks: readonly Check[] = [
  noAcknowledgedCommandIsLost,
  everyCommandHasOneOutcome,
  oneKeyIsOneCommand,
  nothingIsAppliedTwice,
  revisionsGrowByOne,
  timesNeverGoBack,
  noEventIsMissingOrDoubled,
  invariantsHoldAtEveryRevision,
  plansRiseStepByStep,
  workflowsSayWhatTheDatabaseSays,
  noWorkflowIsWedged,
  decisionsFollowTheTargets,
  noAnswerIsAnInternalError,
  seenRevisionsNeverFall,
];

export function violationsIn(evidence: Evidence): Violation[] {
  return allChecks.flatMap((check) => check(evidence));
}
