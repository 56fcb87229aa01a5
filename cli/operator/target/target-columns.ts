/** What tables show of targets. */
import type { components } from '../../../client/api-types.generated.js';
import { type Column, fieldsOf, tableOf } from '../output/table.js';
import { nameOfTarget } from './target-name.js';

type Schemas = components['schemas'];
type Target = Schemas['Target'];

export const targetColumns: readonly Column<Schemas['TargetListItem']>[] = [
  { title: 'target', of: nameOfTarget },
  { title: 'availability', of: ({ availability }) => availability },
  { title: 'baseline', of: ({ baseline }) => baseline?.version },
  {
    title: 'in gray',
    of: ({ candidate, percentage }) => (candidate === null ? '' : `${candidate.version}, ${percentage} %`),
  },
];

export function targetText(target: Target): string {
  const { availability, baseline, candidate, percentage, suspension, retained, allowedActions, revision } = target;
  const actions = allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type);
  const fields = fieldsOf([
    ['Target', nameOfTarget(target)],
    ['Availability', availability],
    ['Suspended', suspension === null ? undefined : `${suspension.since} by ${suspension.by}: ${suspension.reason}`],
    ['Baseline', baseline?.version ?? 'none'],
    ['In gray', candidate === null ? 'none' : `${candidate.version}, ${percentage} % since ${candidate.since}`],
    ['Owner', candidate?.owner],
    ['You may', actions.join(', ')],
    ['Revision', revision],
  ]);
  return retained.length === 0 ? fields : `${fields}\n\n${tableOf(retainedColumns, retained)}`;
}

const retainedColumns: readonly Column<Target['retained'][number]>[] = [
  { title: 'rollback to', of: ({ version }) => version },
  { title: 'release', of: ({ releaseId }) => releaseId },
];
