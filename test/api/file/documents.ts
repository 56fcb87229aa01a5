/** Documents of files, as tests apply them. */
export const document = (kind: string, name: string, spec: object, metadata: object = {}) => ({
  apiVersion: 'halftone/v1',
  kind,
  metadata: { name, ...metadata },
  spec,
});

export const steps = [{ percentage: 5, bake: 'P1D' }, { percentage: 100 }];

export const template = (name: string, spec: object = {}) => document('PlanTemplate', name, { steps, ...spec });

export const members = (roles: object) => document('WorkspaceMembers', 'members', { members: roles });

export const window = (name: string, spec: object = {}) =>
  document('ChangeWindow', name, {
    kind: 'DENY',
    start: '2027-02-10',
    end: '2027-02-11',
    zone: 'Asia/Shanghai',
    reason: 'Holiday',
    ...spec,
  });
