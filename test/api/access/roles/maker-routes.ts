/** Rows of the role matrix: workspaces, mini programs and versions. */
import { hosts, makers } from '../../../support/api/registry-world.js';
import { anId, except, get, helper, inMakers, inProgram, type RouteRoles } from './route-roles.js';

let patch = 0;
const nextVersion = (): string => `9.0.${++patch}`;
const packageOf = { url: 'https://packages.example/p.zip', sha256: 'a'.repeat(64) };

export const makerRoutes: Record<string, RouteRoles> = {
  'GET workspace': { ask: get((world) => inMakers(world)), success: 200, may: makers },
  'PATCH workspace': {
    ask: (world) => ({ method: 'PATCH', path: inMakers(world), body: { name: anId() } }),
    success: 200,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'GET workspace events': {
    ask: get((world) => inMakers(world, '/events')),
    success: 200,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'GET workspace members': { ask: get((world) => inMakers(world, '/members')), success: 200, may: makers },
  'GET workspace member': {
    ask: get((world) => inMakers(world, `/members/${world.nameOf('maker admin')}`)),
    success: 200,
    may: makers,
  },
  'PUT workspace member': {
    ask: (world) => ({ method: 'PUT', path: inMakers(world, `/members/${anId()}`), body: { role: 'developer' } }),
    success: 201,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'DELETE workspace member': {
    ask: async (world) => {
      const path = inMakers(world, `/members/${anId()}`);
      await world.as('maker admin').put(path, { role: 'developer' });
      return { method: 'DELETE', path };
    },
    success: 204,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'POST invitations': {
    ask: (world) => ({ method: 'POST', path: inMakers(world, '/invitations'), body: { user: anId() } }),
    success: 201,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'GET invitations': {
    ask: get((world) => inMakers(world, '/invitations')),
    success: 200,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'DELETE invitation': {
    ask: async (world) => {
      const { body } = await world.as('maker admin').post(inMakers(world, '/invitations'), { user: anId() });
      return { method: 'DELETE', path: inMakers(world, `/invitations/${(body as { id: string }).id}`) };
    },
    success: 204,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'POST mini programs': {
    ask: (world) => ({ method: 'POST', path: inMakers(world, '/mini-programs'), body: { id: anId(), name: 'New' } }),
    success: 201,
    may: ['maker admin', 'maker developer'],
    mayNot: except(makers, 'maker admin', 'maker developer'),
  },
  'GET mini programs': { ask: get((world) => inMakers(world, '/mini-programs')), success: 200, may: makers },
  'GET mini program': { ask: get((world) => inProgram(world)), success: 200, may: [...makers, ...hosts] },
  'PATCH mini program': {
    ask: (world) => ({ method: 'PATCH', path: inProgram(world), body: { name: anId() } }),
    success: 200,
    may: ['maker admin', 'maker developer', 'program admin'],
    mayNot: [...except(makers, 'maker admin', 'maker developer', 'program admin'), ...hosts],
  },
  'GET mini program events': { ask: get((world) => inProgram(world, '/events')), success: 200, may: makers },
  'GET mini program members': { ask: get((world) => inProgram(world, '/members')), success: 200, may: makers },
  'GET mini program member': {
    ask: get((world) => inProgram(world, `/members/${world.nameOf('program admin')}`)),
    success: 200,
    may: makers,
  },
  'PUT mini program member': {
    ask: (world) => ({
      method: 'PUT',
      path: inProgram(world, `/members/${helper}`),
      body: { role: 'developer' },
    }),
    success: 200,
    may: ['maker admin', 'program admin'],
    mayNot: except(makers, 'maker admin', 'program admin'),
  },
  'DELETE mini program member': {
    ask: async (world) => {
      const path = inProgram(world, `/members/${helper}`);
      await world.as('maker admin').put(path, { role: 'developer' });
      return { method: 'DELETE', path };
    },
    success: 204,
    may: ['maker admin', 'program admin'],
    mayNot: except(makers, 'maker admin', 'program admin'),
  },
  'POST versions': {
    ask: (world) => ({
      method: 'POST',
      path: inProgram(world, '/versions'),
      body: { number: nextVersion(), package: packageOf, pages: [] },
    }),
    success: 201,
    may: ['maker admin', 'maker developer', 'program admin', 'program developer'],
    mayNot: ['maker reviewer', 'maker operator', 'maker inspector', ...hosts],
  },
  'GET versions': {
    ask: get((world) => inProgram(world, '/versions')),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET a version released to an app of theirs': {
    ask: get((world) => inProgram(world, '/versions/1.0.0')),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET a version that was never released': {
    ask: async (world) => {
      const number = nextVersion();
      await world.as('maker admin').post(inProgram(world, '/versions'), { number, package: packageOf, pages: [] });
      return { method: 'GET', path: inProgram(world, `/versions/${number}`) };
    },
    success: 200,
    may: makers,
  },
};
