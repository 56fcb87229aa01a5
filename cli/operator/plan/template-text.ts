/** What tables show of plan templates. */
import type { components } from '../../../client/api-types.generated.js';
import { managedText, managerOf } from '../file/managed-by.js';
import { type Column, fieldsOf, tableOf } from '../output/table.js';

export type Template = components['schemas']['PlanTemplate'];

export const templateColumns: readonly Column<Template>[] = [
  { title: 'name', of: ({ name }) => name },
  { title: 'steps', of: ({ steps }) => steps.map(({ percentage }) => `${percentage} %`).join(', ') },
  { title: 'deadline', of: ({ deadline }) => deadline?.after },
  { title: 'version', of: ({ version, builtIn }) => (builtIn === true ? 'built in' : version) },
  { title: 'managed by', of: managerOf },
  { title: 'id', of: ({ id }) => id },
];

export function templateText(template: Template): string {
  const { id, name, version, builtIn, deadline, createdAt, createdBy = '' } = template;
  const fields = fieldsOf([
    ['Id', id],
    ['Name', name],
    ['Deadline', deadline?.after ?? 'none'],
    ['Created', createdAt && `${createdAt} by ${createdBy}`],
    ['Managed by', managedText(template)],
    ['Version', builtIn === true ? 'built in' : version],
  ]);
  return `${fields}\n\n${tableOf(stepColumns, template.steps)}`;
}

const stepColumns: readonly Column<Template['steps'][number]>[] = [
  { title: 'step', of: ({ id }) => id },
  { title: 'name', of: ({ name }) => name },
  { title: 'percentage', of: ({ percentage }) => `${percentage} %` },
  { title: 'bake', of: ({ bake }) => bake },
  { title: 'advance', of: ({ advance }) => advance },
  { title: 'approval', of: ({ approval }) => approval && `${approval.count} of ${approval.approvers}` },
  { title: 'note', of: ({ note }) => note },
];
