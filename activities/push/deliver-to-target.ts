/**
 * Delivers one target's served state to its super app and records the answer: a confirmation or a failed try. Safe to
 * repeat: super app and database both ignore a revision that is not newer than the last one.
 */
import { isoTime } from '../../domain/values/iso-time.js';
import {
  fallWhileHeld,
  pauseAfterTry,
  type PushedStep,
  type PushWork,
  raiseTryLimit,
  pushWorkOf,
} from '../../domain/push/what-to-push.js';
import { confirmationSources } from '../../domain/registry/target-app.js';
import type { SystemCommand } from '../../domain/release/command-catalog.js';
import { systemCommandId } from '../../domain/release/next-step.js';
import type { TargetKey } from '../../domain/target/target.js';
import type { AddressGuard } from '../../platform/http/address-guard.js';
import { postWebhook } from '../../platform/http/post-webhook.js';
import type { Logger } from '../../platform/log/logger.js';
import type { SecretBox } from '../../platform/process/secret-box.js';
import { applyCommand } from '../../store/release/apply-command.js';
import type { Database } from '../../store/database/database.js';
import { type PushAddress, type PushState, isPushAddress, readPush } from '../../store/push/read-push.js';
import { type NewAttempt, shownError } from '../../store/push/attempts.js';
import { confirmPush, deleteDelivery, recordPushFailure, clearDueTime } from '../../store/push/deliveries.js';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { pushMessage } from './push-message.js';

/** Result of one delivery, as a metric label. */
export type PushResult = 'confirmed' | 'refused' | 'unreachable' | 'forbidden';

export interface PushNeeds {
  readonly database: Database;
  readonly logger: Logger;
  readonly guard: AddressGuard;
  readonly secrets: SecretBox;
  readonly onPushed: (result: PushResult) => void;
  /** Default: the domain's. */
  readonly raiseTryLimit?: number;
}

/** A delivery that was not accepted. The message is shown to operators. */
export class PushFailure extends Error {
  override readonly name = 'PushFailure';
}

const actor = confirmationSources.PUSH.answersAs;

/**
 * Returns false when there is more to send at once. `tryNumber`: of Temporal, from 1, since the last change.
 * @throws PushFailure when the super app did not accept the delivery, and other errors that a retry can cure.
 */
export async function deliverToTarget(needs: PushNeeds, target: TargetKey, tryNumber: number): Promise<boolean> {
  const { kysely } = needs.database;
  const state = await readPush(kysely, target, Date.now());
  if (state === null) return true;
  const { address, generation } = state;
  const work = pushWorkOf(state.facts);
  if (address === null) {
    if (work.kind === 'target' && work.step !== null) await confirmStep(needs, work.step);
    await deleteDelivery(kysely, target, generation);
    return true;
  }
  const served = whatToSend(work, state);
  if (served === null) {
    await clearDueTime(kysely, target, generation);
    return true;
  }
  const step = work.kind === 'target' ? work.step : null;
  const attempt = await send(needs, address, served, tryNumber);
  // The answer of another address than today's says nothing of the super app.
  if (!(await isPushAddress(kysely, target.targetApp, address.url))) return false;
  if (attempt.error !== null) return await failed(needs, { target, step, attempt });
  // The step first: once the revision is confirmed, no later delivery would answer the step.
  if (step !== null) await confirmStep(needs, step);
  const isAll = work.kind === 'target';
  const sent = { target, revision: served.revision, generation, url: address.url, isAll, attempt };
  await confirmPush(kysely, { ...sent, ofStep: step?.releaseId ?? null });
  return isUpToDate(await readPush(kysely, target, Date.now()));
}

function isUpToDate(state: PushState | null): boolean {
  return state === null || pushWorkOf(state.facts).kind === 'nothing';
}

function whatToSend({ kind }: PushWork, { served, lastFall, facts }: PushState): ServedTarget | null {
  if (kind === 'lastFall') return lastFall && fallWhileHeld(lastFall, facts.candidate);
  return kind === 'target' ? served : null;
}

/** Its `error` is null when the super app accepted the delivery. */
async function send(
  needs: PushNeeds,
  { url, secrets }: PushAddress,
  served: ServedTarget,
  tryNumber: number,
): Promise<NewAttempt> {
  const { guard, onPushed, logger } = needs;
  const { targetApp, miniProgram, revision } = served;
  const opened = () => secrets.map((secret) => needs.secrets.open(secret, targetApp));
  const startedAtMs = Date.now();
  const clockMs = performance.now();
  const sent = await postWebhook({ url, guard, message: () => pushMessage(served, opened(), startedAtMs) });
  const durationMs = Math.round(performance.now() - clockMs);
  onPushed(sent.outcome);
  if ('error' in sent)
    logger.debug({ err: sent.error, targetApp, miniProgram, revision }, 'a super app was not notified');
  return {
    revision,
    startedAtMs,
    durationMs,
    outcome: sent.outcome,
    error: sent.failure,
    status: 'status' in sent ? sent.status : null,
    nextTryAtMs: sent.failure === null ? null : startedAtMs + durationMs + pauseAfterTry(tryNumber),
  };
}

interface Failure {
  readonly target: TargetKey;
  readonly step: PushedStep | null;
  readonly attempt: NewAttempt;
}

async function failed(needs: PushNeeds, { target, step, attempt }: Failure): Promise<never> {
  const error = shownError(attempt.error) ?? '';
  const tries = await recordPushFailure(needs.database.kysely, { target, attempt, ofStep: step?.releaseId ?? null });
  const limit = needs.raiseTryLimit ?? raiseTryLimit;
  if (step !== null && tries >= limit)
    await failStep(needs, step, `The super app did not take it ${tries} times: ${error}`);
  throw new PushFailure(`${target.targetApp} was not notified of ${target.miniProgram}: ${error} (try ${tries})`);
}

function confirmStep(needs: PushNeeds, step: PushedStep): Promise<void> {
  const { attempt, bp } = step;
  return answerStep(needs, step, { type: 'confirmStep', attempt, bp });
}

function failStep(needs: PushNeeds, step: PushedStep, cause: string): Promise<void> {
  const { attempt, bp } = step;
  return answerStep(needs, step, { type: 'failStep', attempt, bp, cause });
}

/** The id contains the step and when it began. A resumed step gets a new id, so it can be answered again. */
async function answerStep(needs: PushNeeds, step: PushedStep, command: SystemCommand): Promise<void> {
  const { database, logger } = needs;
  const { releaseId, attempt, bp, sinceMs } = step;
  const commandId = systemCommandId(releaseId, command.type, `${attempt}/${bp}/${isoTime(sinceMs)}`);
  const ifAbsent = { is: 'taken', actor, command } as const;
  await applyCommand(database.kysely, { commandId, releaseId, ifAbsent, isFromWorkflow: false }, { logger });
}
