/** What tables show of reviews. */
import type { components } from '../../../client/api-types.generated.js';
import { type Column, type Fields, fieldsOf, tableOf } from '../output/table.js';
import { nameOfRelease, releaseColumns } from '../release/release-columns.js';

type Schemas = components['schemas'];
export type Review = Schemas['Review'];
type Item = Schemas['ReviewListItem'];

export const reviewColumns: readonly Column<Item>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'review of', of: subjectOf },
  { title: 'state', of: ({ state }) => state },
  { title: 'requested', of: requestText },
  { title: 'expires', of: ({ state, expiresAt }) => (state === 'IN_REVIEW' ? expiresAt : undefined) },
  { title: 'decided', of: decisionText },
];

function subjectOf({ kind, release, step }: Item): string {
  const name = nameOfRelease(release);
  if (kind === 'OFFLINE') return `${name} to go offline`;
  return step === undefined ? name : `${name} to ${step.percentage} %`;
}

function requestText({ requestedAt, requestedBy }: Item): string {
  return `${requestedAt} by ${requestedBy}`;
}

function decisionText({ decidedAt, decidedBy }: Item): string | undefined {
  return decidedAt && [decidedAt, ...(decidedBy === undefined ? [] : [`by ${decidedBy}`])].join(' ');
}

export function reviewText(review: Review): string {
  const { elsewhere, loss } = review;
  const parts = [fieldsOf([...requestFields(review), ...subjectFields(review)])];
  if (loss !== undefined && loss.ends.length > 0) parts.push('Ends with it:', tableOf(releaseColumns, loss.ends));
  if (elsewhere.length > 0) parts.push('The version on other targets:', tableOf(releaseColumns, elsewhere));
  return parts.join('\n\n');
}

function requestFields(review: Review): Fields {
  const { id, state, reason, expiresAt, decisionReason, deciders, step } = review;
  const approvals = step?.approvals.map(({ by }) => by) ?? [];
  return [
    ['Review of', subjectOf(review)],
    ['Id', id],
    ['State', state],
    ['Requested', requestText(review)],
    ['Reason', reason],
    ['Expires', state === 'IN_REVIEW' ? expiresAt : undefined],
    ['Needs', step && `${step.count} of ${step.approvers}`],
    ['Approved by', approvals.join(', ')],
    ['May decide', deciders && [...deciders.users, ...(deciders.more ? ['…'] : [])].join(', ')],
    ['Decided', decisionText(review)],
    ['Because', decisionReason],
  ];
}

function subjectFields({ contents, pageChanges, target, step, loss, allowedActions }: Review): Fields {
  const { baseline, candidate } = target;
  const actions = allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type);
  return [
    ['Package', contents.package.url],
    ['SHA-256', contents.package.sha256],
    ['Pages', contents.pages.join(', ')],
    ['Pages added', pageChanges?.added.join(', ')],
    ['Pages removed', pageChanges?.removed.join(', ')],
    ['Notes', contents.notes],
    ['Baseline', baseline?.version ?? 'none'],
    ['In gray', candidate === null ? 'none' : `${candidate.version}, ${candidate.percentage} %`],
    ['Share', step && `${step.fromPercentage} % to ${step.percentage} %`],
    ['Users who lose it', loss && `${loss.percentage} %`],
    ['You may', actions.join(', ')],
  ];
}
