/** `halftone top` as text: counts, what rolls out, and what needs attention. */
import type { components } from '../../../client/api-types.generated.js';
import { type Column, tableOf } from '../output/table.js';
import { nameOfRelease } from '../release/release-columns.js';
import { barOf } from './screen.js';

type Schemas = components['schemas'];
type Release = Schemas['Release'];
type Attention = Schemas['AttentionItem'];

/** The answers of the API, side by side. */
export interface Top {
  readonly overview: Schemas['Overview'];
  readonly releases: readonly Schemas['Release'][];
}

export function topText({ overview: { counts, needsAttention }, releases }: Top): string {
  const head = [
    `${counts.rollingOut} rolling out`,
    `${counts.paused} paused`,
    `${counts.notConfirmed} not confirmed`,
    `${counts.waitingForMyReview} waiting for your review`,
    `${counts.changedInLastHour} changed in the last hour`,
  ].join(', ');
  const parts = [head, releases.length === 0 ? 'Nothing rolls out.' : tableOf(rolloutColumns, releases)];
  const { items, total } = needsAttention;
  if (items.length > 0) parts.push(tableOf(attentionColumns, items));
  if (total > items.length) parts.push(`${total - items.length} more need attention.`);
  return parts.join('\n\n');
}

const rolloutColumns: readonly Column<Release>[] = [
  { title: 'rolling out', of: nameOfRelease },
  { title: 'share', of: (release) => `${barOf(release)} ${release.percentage} %` },
  { title: 'phase', of: ({ phase, pauseReason }) => [phase, pauseReason].filter(Boolean).join(': ') },
  { title: 'last change', of: ({ lastChange: { type, at, by } }) => `${type} at ${at} by ${by}` },
];

const attentionColumns: readonly Column<Attention>[] = [
  { title: 'needs attention', of: attentionName },
  { title: 'what', of: attentionText },
  { title: 'since', of: ({ since }) => since },
];

function attentionName(item: Attention): string {
  const { miniProgram, targetApp, environment } = item;
  const version = 'version' in item ? `@${item.version}` : '';
  return `${miniProgram}${version}/${targetApp}/${environment}`;
}

function attentionText(item: Attention): string {
  switch (item.kind) {
    case 'paused':
      return `paused at ${item.percentage} % by ${item.by}${item.reason === null ? '' : `: ${item.reason}`}`;
    case 'notConfirmed':
      return `${item.percentage} %, confirmed ${item.confirmedPercentage} %`;
    case 'commandWaits':
      return `${item.type} by ${item.actor} waits`;
    case 'suspended':
      return `suspended by ${item.by}: ${item.reason}`;
    case 'review':
    case 'reviewExpires':
      return `review ${item.reviewKind}, asked by ${item.requestedBy}`;
  }
}
