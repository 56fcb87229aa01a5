/** A simulated plan as tables: its changes, the approvals that it asks for, and the warnings. */
import type { components } from '../../../client/api-types.generated.js';
import { type Column, tableOf } from '../output/table.js';

type Simulation = components['schemas']['Simulation'];
type Warning = Simulation['warnings'][number];

export function simulationText({ changes, approvals, warnings, final }: Simulation): string {
  const parts = [tableOf(changeColumns, changes)];
  if (approvals.length > 0) parts.push(tableOf(approvalColumns, approvals));
  if (warnings.length > 0) parts.push(warnings.map((one) => `Warning: ${warningText(one)}`).join('\n'));
  parts.push(`${ends[final.end]} At ${final.at}: ${final.percentage} %, plan ${final.plan.status}.`);
  return parts.join('\n\n');
}

const changeColumns: readonly Column<Simulation['changes'][number]>[] = [
  { title: 'at', of: ({ at }) => at },
  { title: 'percentage', of: ({ percentage }) => `${percentage} %` },
  { title: 'plan', of: ({ planStatus }) => planStatus },
  { title: 'event', of: ({ cause }) => cause.event },
  { title: 'by', of: ({ cause }) => cause.by },
  { title: 'reason', of: ({ cause }) => cause.reason },
];

const approvalColumns: readonly Column<Simulation['approvals'][number]>[] = [
  { title: 'approval at', of: ({ at }) => at },
  { title: 'of step', of: ({ step }) => step },
  { title: 'by', of: ({ count, approvers }) => `${count} of ${approvers}` },
  { title: 'expires', of: ({ expiresAt }) => expiresAt },
];

const ends: Readonly<Record<Simulation['final']['end'], string>> = {
  ENDED: 'The plan has ended.',
  WAITS: 'The plan waits for a person or for an opening.',
  HORIZON: 'More would follow after 400 days.',
  TOO_MANY_DECISIONS: 'More would follow after 10,000 decisions.',
};

const warningWords: Readonly<Record<Warning['code'], string>> = {
  NO_BASELINE: 'users outside of the gray group get no version',
  JUMP_OVER_5X: 'more than five times the share of the step before',
  AFTER_DEADLINE: 'predicted after the deadline of the plan',
  NO_APPROVER: 'too few other members of the workspace of the target app may approve it',
  NIGHT: 'between 22:00 and 07:00 in the zone of the target app',
  WEEKEND: 'on a Saturday or Sunday in the zone of the target app',
  IN_FREEZE: 'change windows put it off',
  NEVER_OPENS: 'change windows do not open within 400 days',
  REFUSED: 'a command of the script would be refused',
};

function warningText({ code, step, event, rejection }: Warning): string {
  const place = step ?? (event === undefined ? undefined : `event ${event + 1} of the script`);
  const refused = rejection === undefined ? '' : `: ${rejection.code}. ${rejection.remedy}`;
  return `${place === undefined ? '' : `${place}: `}${warningWords[code]}${refused} (${code})`;
}
