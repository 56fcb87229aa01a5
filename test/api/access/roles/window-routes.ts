/** Rows of the role matrix: change windows of the makers' workspace and exemptions from them. */
import { hosts, makers, type RegistryWorld } from '../../../support/api/registry-world.js';
import { except, get, inMakers, type RouteRoles } from './route-roles.js';

const path = (world: RegistryWorld, rest = ''): string => inMakers(world, `/change-windows${rest}`);
/** Disabled, so that it closes nothing for the other rows. */
const freeze = { name: 'Freeze', kind: 'DENY', zone: 'UTC', reason: 'r', enabled: false };
const window = { ...freeze, start: '2027-02-10T00:00', end: '2027-02-11T00:00' };
const notAdmins = except(makers, 'maker admin');

async function made(world: RegistryWorld): Promise<string> {
  const { body } = await world.as('maker admin').post(path(world), window);
  return path(world, `/${(body as { id: string }).id}`);
}

export const windowRoutes: Record<string, RouteRoles> = {
  'GET change windows': { ask: get((world) => path(world)), success: 200, may: makers },
  'GET change window': { ask: get(made), success: 200, may: makers },
  'POST change windows': {
    ask: (world) => ({ method: 'POST', path: path(world), body: window }),
    success: 201,
    may: ['maker admin'],
    mayNot: notAdmins,
  },
  'POST change windows that freeze now': {
    ask: (world) => ({ method: 'POST', path: path(world), body: freeze }),
    success: 201,
    may: ['maker admin', 'maker inspector'],
    mayNot: except(notAdmins, 'maker inspector'),
  },
  'POST change windows preview': {
    ask: (world) => ({ method: 'POST', path: path(world, '/preview'), body: window }),
    success: 200,
    may: makers,
  },
  'PATCH change window': {
    ask: async (world) => ({ method: 'PATCH', path: await made(world), body: { reason: 'another' } }),
    success: 200,
    may: ['maker admin'],
    mayNot: notAdmins,
  },
  'PATCH change window of another to lift it': {
    ask: async (world) => ({ method: 'PATCH', path: await made(world), body: { enabled: false } }),
    success: 200,
    may: ['maker admin'],
    mayNot: notAdmins,
  },
  'DELETE change window': {
    ask: async (world) => ({ method: 'DELETE', path: await made(world) }),
    success: 204,
    may: ['maker admin'],
    mayNot: notAdmins,
  },
  'POST exemptions': {
    ask: async (world) => ({
      method: 'POST',
      path: `${await made(world)}/exemptions`,
      body: { release: 'missing', reason: 'r' },
    }),
    success: 422,
    may: ['maker admin'],
    mayNot: notAdmins,
  },
  'GET target window': {
    ask: get((world) => `/v1/targets/${world.miniProgram}/${world.targetApp}/production/window`),
    success: 200,
    may: [...makers, ...hosts],
  },
};
