/** What tables show of workspaces, target apps, mini programs and versions. */
import type { components } from '../../../client/api-types.generated.js';
import { managedText, managerOf } from '../file/managed-by.js';
import { releaseColumns } from '../release/release-columns.js';
import { type Column, type Fields, fieldsOf, tableOf } from '../output/table.js';

type Schemas = components['schemas'];
type Workspace = Schemas['Workspace'];
type App = Schemas['TargetApp'];
export type Program = Schemas['MiniProgramListItem'];
type VersionItem = Schemas['VersionListItem'];

export const workspaceColumns: readonly Column<Workspace>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'name', of: ({ name }) => name },
  { title: 'kind', of: ({ kind }) => kind },
  { title: 'your role', of: ({ role }) => role },
];

export function workspaceFields({ id, name, kind, role, policy, createdBy, createdAt }: Workspace): Fields {
  return [
    ['Id', id],
    ['Name', name],
    ['Kind', kind],
    ['Your role', role],
    ['Developers may stop', policy.developersMayStop ? 'yes' : 'no'],
    ['Created', `${createdAt} by ${createdBy}`],
  ];
}

export const appColumns: readonly Column<App>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'name', of: ({ name }) => name },
  { title: 'environments', of: ({ environments }) => environments.join(', ') },
  { title: 'pilot', of: ({ pilotSupport }) => (pilotSupport ? 'yes' : 'no') },
  { title: 'workspace', of: ({ workspace }) => workspace },
  { title: 'managed by', of: managerOf },
];

export function appFields(app: App): Fields {
  const { id, name, environments, pilotSupport, workspace, policy } = app;
  const { review, percentages, rollout } = policy ?? {};
  return [
    ['Id', id],
    ['Name', name],
    ['Environments', environments.join(', ')],
    ['Pilot testing', pilotSupport ? 'yes' : 'no'],
    ['Workspace', workspace],
    ['Managed by', managedText(app)],
    ['Self-approval', review && (review.selfApproval ? 'yes' : 'no')],
    ['Review expires', review && `after ${review.expiresAfterDays} days`],
    ['Percentages', percentages && `${percentages.presets.join(', ')}${percentages.presetsOnly ? ' only' : ''}`],
    ['First release', policy && (policy.firstReleaseMustBeFull ? 'must be full' : 'any')],
    ...rolloutFields(rollout),
  ];
}

function rolloutFields(rollout: NonNullable<App['policy']>['rollout'] | undefined): Fields {
  if (rollout === undefined) return [];
  const { propagationLag, minBake, resumeGrace, zone, openingSpread, approvalFrom } = rollout;
  return [
    ['Propagation lag', propagationLag],
    ['Shortest bake', minBake],
    ['Grace after a resume', resumeGrace],
    ['Zone', zone],
    ['Spread after an opening', openingSpread],
    ['Approvals', approvalFrom === null ? 'by plans' : `from ${approvalFrom} % on`],
  ];
}

export const programColumns: readonly Column<Program>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'name', of: ({ name }) => name },
  { title: 'live', of: ({ live }) => newestText(live, ({ version, targetApp }) => `${version} on ${targetApp}`) },
  {
    title: 'rolling out',
    of: ({ rollingOut }) =>
      newestText(rollingOut, ({ version, targetApp, percentage }) => `${version} on ${targetApp} ${percentage} %`),
  },
  { title: 'open reviews', of: ({ openReviews }) => openReviews },
];

interface Newest<Item> {
  readonly count: number;
  readonly newest: readonly Item[];
}

function newestText<Item>({ count, newest }: Newest<Item>, nameOf: (item: Item) => string): string {
  const more = count > newest.length ? [`${count - newest.length} more`] : [];
  return [...newest.map(nameOf), ...more].join(', ');
}

export function programFields({ id, name, workspace, role, createdBy, createdAt }: Schemas['MiniProgram']): Fields {
  return [
    ['Id', id],
    ['Name', name],
    ['Workspace', workspace],
    ['Your role', role],
    ['Created', createdAt && `${createdAt} by ${createdBy ?? ''}`],
  ];
}

export const versionColumns: readonly Column<VersionItem>[] = [
  { title: 'version', of: ({ number }) => number },
  { title: 'uploaded', of: ({ uploadedAt }) => uploadedAt },
  { title: 'by', of: ({ uploadedBy }) => uploadedBy },
  {
    title: 'releases',
    of: ({ releases }) =>
      releases.map(({ targetApp, environment, label }) => `${targetApp}/${environment}: ${label}`).join(', '),
  },
];

export function versionText({ miniProgram, number, package: file, ...version }: Schemas['Version']): string {
  const fields = fieldsOf([
    ['Version', `${miniProgram}@${number}`],
    ['Package', file.url],
    ['SHA-256', file.sha256],
    ['Pages', version.pages.join(', ')],
    ['Notes', version.notes],
    ['Uploaded', `${version.uploadedAt} by ${version.uploadedBy}`],
  ]);
  return version.releases.length === 0 ? fields : `${fields}\n\n${tableOf(releaseColumns, version.releases)}`;
}
