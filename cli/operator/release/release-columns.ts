/** What tables show of releases, their events and their commands. */
import type { components } from '../../../client/api-types.generated.js';
import type { Progress } from '../../../client/wait-for.js';
import { type Column, type Fields, fieldsOf, tableOf } from '../output/table.js';

type Schemas = components['schemas'];
type Release = Schemas['Release'];

export const releaseColumns: readonly Column<Release>[] = [
  { title: 'release', of: nameOfRelease },
  { title: 'status', of: statusOf },
  { title: 'percentage', of: ({ percentage }) => `${percentage} %` },
  { title: 'last change', of: ({ lastChange: { at, by } }) => `${at} by ${by}` },
  { title: 'id', of: ({ id }) => id },
];

/** As commands take it: `weather@2.3.1/wallet/production`. */
export function nameOfRelease({
  miniProgram,
  version,
  targetApp,
  environment,
}: Pick<Release, 'miniProgram' | 'version' | 'targetApp' | 'environment'>): string {
  return `${miniProgram}@${version}/${targetApp}/${environment}`;
}

function statusOf({ label, phase }: Pick<Release, 'label' | 'phase'>): string {
  return phase === null ? label : `${label}, ${phase}`;
}

/** One line: where a release is now. */
export function stateLine(release: Progress): string {
  const { percentage, confirmedPercentage } = release;
  const share =
    percentage === confirmedPercentage ? `${percentage} %` : `${percentage} %, confirmed ${confirmedPercentage} %`;
  return `${nameOfRelease(release)}: ${statusOf(release)}, ${share}`;
}

export function progressText(release: Progress): string {
  const fields = fieldsOf(progressFields(release));
  const parts = [fields];
  if (release.blockers.length > 0) parts.push(tableOf(blockerColumns, release.blockers));
  if (release.plan !== undefined) parts.push(tableOf(stepColumns, stepsOf(release.plan)));
  return parts.join('\n\n');
}

function progressFields(release: Progress): Fields {
  const { plan, baseline } = { ...release, ...release.target };
  const { lastChange, allowedActions } = release;
  const actions = allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type);
  return [
    ['Release', nameOfRelease(release)],
    ['Id', release.id],
    ['Status', statusOf(release)],
    ['Percentage', `${release.percentage} %`],
    ['Confirmed', `${release.confirmedPercentage} %${release.draining === true ? ', being taken back' : ''}`],
    ['Baseline', baseline?.version ?? 'none'],
    ['Last change', `${lastChange.type} at ${lastChange.at} by ${lastChange.by}`],
    ['Reason', lastChange.reason ?? undefined],
    ['Plan', plan && `${plan.templateName ?? plan.template ?? 'own steps'}, ${plan.status}`],
    ['Next step', plan?.dueAt],
    ['Next', release.nextAction],
    ['You may', actions.join(', ')],
    ['Revision', release.revision],
  ];
}

export const blockerColumns: readonly Column<Progress['blockers'][number]>[] = [
  { title: 'waits for', of: ({ code }) => code },
  { title: 'since', of: ({ since }) => since },
  { title: 'by', of: ({ by }) => by },
  { title: 'until', of: ({ until }) => until },
];

type Plan = Schemas['Plan'];
type Step = Plan['steps'][number] & Pick<Partial<Plan['timeline'][number]>, 'earliestAt' | 'warnings'>;

function stepsOf({ steps, timeline }: Plan): Step[] {
  return steps.map((step) => ({ ...step, ...timeline.find((coming) => coming.step === step.id) }));
}

const stepColumns: readonly Column<Step>[] = [
  { title: 'step', of: ({ id }) => id },
  { title: 'percentage', of: ({ percentage }) => `${percentage} %` },
  { title: 'bake', of: ({ bake }) => bake },
  { title: 'advance', of: ({ advance }) => advance },
  {
    title: 'approval',
    of: ({ approval, approvalByPolicy }) =>
      approval && `${approval.count} of ${approval.approvers}${approvalByPolicy === true ? ' (target app)' : ''}`,
  },
  { title: 'state', of: ({ state }) => state },
  { title: 'entered', of: ({ enteredAt }) => enteredAt },
  { title: 'earliest', of: ({ earliestAt }) => earliestAt },
  { title: 'warnings', of: ({ warnings }) => warnings?.join(', ') },
];

export const eventColumns: readonly Column<Schemas['Event']>[] = [
  { title: 'at', of: ({ at }) => at },
  { title: 'type', of: ({ type }) => type },
  { title: 'by', of: ({ actor }) => actor },
  { title: 'reason', of: ({ reason }) => reason ?? undefined },
];

export const commandColumns: readonly Column<Schemas['Command']>[] = [
  { title: 'received', of: ({ receivedAt }) => receivedAt },
  { title: 'type', of: ({ type }) => type },
  { title: 'by', of: ({ actor }) => actor },
  { title: 'outcome', of: outcomeText },
  { title: 'reason', of: ({ reason }) => reason },
  { title: 'id', of: ({ id }) => id },
];

export function outcomeText({ outcome, code }: Pick<Schemas['Command'], 'outcome' | 'code'>): string {
  return code === undefined ? outcome : `${outcome} (${code})`;
}
