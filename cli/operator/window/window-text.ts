/** What tables show of change windows. */
import type { components } from '../../../client/api-types.generated.js';
import { managedText, managerOf } from '../file/managed-by.js';
import { type Column, fieldsOf, tableOf } from '../output/table.js';

type Schemas = components['schemas'];
export type Window = Schemas['ChangeWindow'];
type Preview = Schemas['ChangeWindowPreview'];

export const windowColumns: readonly Column<Window>[] = [
  { title: 'name', of: ({ name }) => name },
  { title: 'kind', of: ({ kind }) => kind },
  { title: 'covers', of: scopeText },
  { title: 'state', of: stateText },
  { title: 'start', of: ({ start }) => start },
  { title: 'end', of: ({ end }) => end ?? 'none' },
  { title: 'zone', of: ({ zone }) => zone },
  { title: 'repeats', of: ({ rrule }) => rrule ?? undefined },
  { title: 'managed by', of: managerOf },
  { title: 'id', of: ({ id }) => id },
];

function scopeText({ scope: { miniProgram, targetApp } }: Window): string {
  const parts = [miniProgram, targetApp === undefined ? undefined : `on ${targetApp}`].filter(
    (one) => one !== undefined,
  );
  return parts.length === 0 ? 'all' : parts.join(' ');
}

function stateText({ enabled, active, until, next }: Window): string {
  if (!enabled) return 'lifted';
  if (active) return until === undefined ? 'active' : `active until ${until}`;
  return next === undefined ? 'not within 400 days' : `from ${next}`;
}

export function windowText(window: Window): string {
  const { id, name, kind, start, end, zone, rrule, exdates, reason, createdAt, createdBy, exemptions } = window;
  const fields = fieldsOf([
    ...([
      ['Id', id],
      ['Name', name],
      ['Kind', kind === 'DENY' ? 'DENY: no increases while it is active' : 'ALLOW: increases only while it is active'],
      ['Covers', scopeText(window)],
      ['State', stateText(window)],
    ] as const),
    ['Start', start],
    ['End', end ?? 'none'],
    ['Zone', zone],
    ['Repeats', rrule ?? undefined],
    ['Except', exdates.join(', ')],
    ['Reason', reason],
    ['Created', `${createdAt} by ${createdBy}`],
    ['Managed by', managedText(window)],
    ['Version', window.version],
  ]);
  return exemptions.length === 0 ? fields : `${fields}\n\n${tableOf(exemptionColumns, exemptions)}`;
}

const exemptionColumns: readonly Column<Window['exemptions'][number]>[] = [
  { title: 'exempts', of: ({ release }) => release },
  { title: 'until', of: ({ expiresAt }) => expiresAt },
  { title: 'by', of: ({ by }) => by },
  { title: 'reason', of: ({ reason }) => reason },
];

export function exemptionText({ release, window, expiresAt }: Schemas['Exemption']): string {
  return `One increase of the release ${release} passes the window ${window}, until ${expiresAt}.`;
}

export function previewText({ occurrences, releases, others, more }: Preview): string {
  const times =
    occurrences.length === 0 ? 'It does not occur within ten years.' : tableOf(occurrenceColumns, occurrences);
  const moved = releases.length === 0 ? 'It moves no step of a plan.' : tableOf(movedColumns, releases);
  const rest = others === 0 ? '' : `\nIt covers ${others} other ${others === 1 ? 'release' : 'releases'} on the way.`;
  return [times, `${moved}${more === true ? '\nand more' : ''}${rest}`].join('\n\n');
}

const occurrenceColumns: readonly Column<Preview['occurrences'][number]>[] = [
  { title: 'start', of: ({ start }) => start },
  { title: 'end', of: ({ end }) => end ?? 'none' },
  { title: 'start in UTC', of: ({ startsAt }) => startsAt },
  { title: 'end in UTC', of: ({ endsAt }) => endsAt ?? 'none' },
];

const never = 'not within 400 days';

const movedColumns: readonly Column<Preview['releases'][number]>[] = [
  { title: 'moves', of: ({ miniProgram, version, targetApp }) => `${miniProgram}@${version}/${targetApp}/production` },
  { title: 'step to', of: ({ change }) => `${change.percentage} %` },
  { title: 'from', of: ({ change }) => change.before ?? never },
  { title: 'to', of: ({ change }) => change.after ?? never },
  { title: 'id', of: ({ id }) => id },
];
