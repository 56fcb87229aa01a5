/** Rows of the role matrix: documents of files of the makers' workspace. */
import { makers } from '../../../support/api/registry-world.js';
import { except, get, inMakers, type RouteRoles } from './route-roles.js';

const document = (kind: string, name: string, spec: object) => ({
  apiVersion: 'halftone/v1',
  kind,
  metadata: { name },
  spec,
});
const documents = [
  document('WorkspaceMembers', 'members', { members: { carl: 'developer' } }),
  document('PlanTemplate', 'Of a file', { steps: [{ percentage: 100 }] }),
];

export const fileRoutes: Record<string, RouteRoles> = {
  'GET files': { ask: get((world) => inMakers(world, '/files')), success: 200, may: makers },
  'POST files': {
    ask: (world) => ({ method: 'POST', path: inMakers(world, '/files'), body: { documents } }),
    success: 200,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
};
