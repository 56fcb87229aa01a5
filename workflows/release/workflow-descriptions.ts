/**
 * What the Temporal UI shows of a release's workflow: summaries of activities and timers, current details, and search
 * attributes. Temporal allows 400 bytes of summary, so each piece is cut.
 */
import {
  defineSearchAttributeKey,
  type SearchAttributePair,
  type SearchAttributeType,
  type SearchAttributeUpdatePair,
  type TypedSearchAttributes,
} from '@temporalio/common';
import { isLive, planStatusOf } from '../../domain/plan/plan.js';
import { isStopCommand, type ReleaseCommandType } from '../../domain/release/command-catalog.js';
import type { DueCommand } from '../../domain/release/next-step.js';
import { remedies } from '../../domain/release/rejections.js';
import { releaseView } from '../../domain/release/release-view.js';
import { bpOf, type ShownRelease } from '../../domain/release/release.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { cleanText } from '../../domain/values/text.js';
import type { releaseSearchAttributes } from '../../platform/temporal/search-attributes.js';
import type { DatabaseOutage } from './database-outage.js';

/** At most four bytes per character: two pieces and a few words stay below 400 bytes. */
const pieceLimit = 40;
const problemLimit = 200;

/** "setPercentage 10 % by alice". `words` come from a signal and may hold anything. */
export function summaryOf(type: string, words: Readonly<Record<string, unknown>>): string {
  const { percentage, by } = words;
  const share = typeof percentage === 'number' ? ` ${percentage} %` : '';
  const who = typeof by === 'string' && by !== '' ? ` by ${cleanText(by, pieceLimit)}` : '';
  return `${cleanText(type, pieceLimit)}${share}${who}`;
}

/** How to fill in a signal that is sent by hand. The Temporal UI shows this text. */
export function handDescriptionOf(type: ReleaseCommandType): string {
  return isStopCommand(type)
    ? 'Stops, where the workers have TEMPORAL_STOPS=accept; else it is refused. Payload: nothing, or {"reason": "…"}.'
    : 'Use the API. A signal sent from here is refused, and the ledger records the refusal.';
}

/** What a timer's command does, for readers of the Temporal UI. Other commands are shown by their type. */
const timerTexts: Readonly<Partial<Record<DueCommand['command']['type'], string>>> = {
  expireReview: 'review expires',
  expireOffline: 'offline request expires',
  advanceStep: 'next step of the plan',
  remindStepApproval: 'reminder of the approval of the next step',
  expireStepApproval: 'approval of the next step expires',
  planDeadline: 'deadline of the plan',
};

export function waitSummaryOf({ command: { type }, dueAtMs }: DueCommand): string {
  return `${timerTexts[type] ?? `${type} is due`} at ${isoTime(dueAtMs)}`;
}

export interface LastCommand {
  readonly summary: string;
  readonly actor: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly atMs: number;
}

/** The last command of an earlier run. Null when the shape is wrong: a run can be started by hand with any input. */
export function readLastCommand(value: unknown): LastCommand | null {
  const { summary, actor, outcome, code, atMs } = (value ?? {}) as Partial<Record<keyof LastCommand, unknown>>;
  const isText = [summary, actor, outcome].every((text) => typeof text === 'string');
  const isTime = typeof atMs === 'number' && Math.abs(atMs) <= 8.64e15;
  const isCode = code === null || typeof code === 'string';
  return isText && isTime && isCode ? (value as LastCommand) : null;
}

/** Mini program, version and target in one line. */
export function titleOf({ miniProgram, version, targetApp, environment }: ShownRelease): string {
  return `${miniProgram} ${version} → ${targetApp} ${environment}`;
}

export interface RunDetails {
  readonly last: LastCommand | null;
  readonly outage: DatabaseOutage | null;
}

/**
 * Markdown. Begins with the title, because continue-as-new loses the static summary that shows it. `release`: null
 * until the run has read it.
 */
export function detailsOf(release: ShownRelease | null, { last, outage }: RunDetails): string {
  return [
    ...(outage === null ? [] : [outageLine(outage)]),
    ...(release === null ? [] : releaseLines(release, last)),
  ].join('\n\n');
}

/** The summary of the timer between two tries. */
export function retrySummaryOf({ waiting, problem }: DatabaseOutage): string {
  return problem === null ? `the database does not answer: ${waiting}` : `failed, is tried again: ${waiting}`;
}

function outageLine({ waiting, problem, tries, sinceMs, nextTryAtMs }: DatabaseOutage): string {
  const failure = problem === null ? 'The database does not answer' : `Failed: ${cleanText(problem, problemLimit)}`;
  const times = tries === 1 ? 'once' : `${tries} times`;
  return `**${failure}; next try at ${isoTime(nextTryAtMs)}.** Tried ${times} since ${isoTime(sinceMs)}: ${waiting}`;
}

function releaseLines(release: ShownRelease, last: LastCommand | null): string[] {
  const view = releaseView(release);
  const phase = view.phase === null ? '' : ` (${view.phase.toLowerCase()})`;
  return [
    titleOf(release),
    `**${view.label}** ${view.percentage} %${phase}, since ${view.statusSince}, revision ${view.revision}`,
    ...(view.pausedBy === undefined ? [] : [`Paused by ${named(view.pausedBy)}: ${view.pauseReason ?? ''}`]),
    ...(view.ending === undefined ? [] : [`Ended by ${named(view.ending.by)}: ${view.terminalReason ?? ''}`]),
    ...(last === null ? [] : [lastLine(last)]),
    `Next: ${view.nextAction}`,
  ];
}

function lastLine({ summary, actor, outcome, code, atMs }: LastCommand): string {
  const why = code === null ? '' : ` ${code}`;
  const hint = code === 'TEMPORAL_STOPS_OFF' ? `\n\n${remedies.TEMPORAL_STOPS_OFF}` : '';
  return `Last command: ${summary}; ${outcome}${why}, given by ${named(actor)}, at ${isoTime(atMs)}${hint}`;
}

function named(actor: string): string {
  return cleanText(actor, pieceLimit);
}

// Search attributes. Names and types are defined in `platform`, which also registers them with the dev server. Only the
// types are imported here, for the compiler to compare.

type Registered = typeof releaseSearchAttributes;
type Key<Type extends SearchAttributeType> = ReturnType<typeof defineSearchAttributeKey<Type>>;
type Keys = { readonly [Name in keyof Registered]: Key<Uppercase<Registered[Name]>> };

/** Does not compile unless it names every registered attribute with its registered type. */
export const searchAttributeKeys: Keys = {
  ReleaseStatus: defineSearchAttributeKey('ReleaseStatus', 'KEYWORD'),
  MiniProgramId: defineSearchAttributeKey('MiniProgramId', 'KEYWORD'),
  TargetApp: defineSearchAttributeKey('TargetApp', 'KEYWORD'),
  ReleaseEnvironment: defineSearchAttributeKey('ReleaseEnvironment', 'KEYWORD'),
  ReleaseVersion: defineSearchAttributeKey('ReleaseVersion', 'KEYWORD'),
  RolloutPercent: defineSearchAttributeKey('RolloutPercent', 'DOUBLE'),
  PlanStatus: defineSearchAttributeKey('PlanStatus', 'KEYWORD'),
  NextStepAt: defineSearchAttributeKey('NextStepAt', 'DATETIME'),
};

/** The two attributes that change during the life of a release. */
export function changingAttributes(release: ShownRelease): SearchAttributePair[] {
  return [
    { key: searchAttributeKeys.ReleaseStatus, value: release.state.status },
    { key: searchAttributeKeys.RolloutPercent, value: percentOf(bpOf(release)) },
  ];
}

export function allAttributes(release: ShownRelease): SearchAttributePair[] {
  return [
    { key: searchAttributeKeys.MiniProgramId, value: release.miniProgram },
    { key: searchAttributeKeys.TargetApp, value: release.targetApp },
    { key: searchAttributeKeys.ReleaseEnvironment, value: release.environment },
    { key: searchAttributeKeys.ReleaseVersion, value: release.version },
    ...changingAttributes(release),
  ];
}

/** Null removes an attribute: without a plan there is neither, and a plan that waits for a person has no time. */
export function planAttributes({ plan }: ShownRelease, nowMs: number): SearchAttributeUpdatePair[] {
  const nextAtMs = isLive(plan) ? plan.due.atMs : null;
  return [
    { key: searchAttributeKeys.PlanStatus, value: plan === undefined ? null : planStatusOf(plan, nowMs) },
    { key: searchAttributeKeys.NextStepAt, value: nextAtMs === null ? null : new Date(nextAtMs) },
  ];
}

/** Times are compared by their instant. */
export function isOnServer(known: TypedSearchAttributes, { key, value }: SearchAttributeUpdatePair): boolean {
  const there = known.get(key) ?? null;
  return there instanceof Date && value instanceof Date ? there.getTime() === value.getTime() : there === value;
}
