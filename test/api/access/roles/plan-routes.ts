/** Rows of the role matrix: plan templates of the makers' workspace and of a target, and simulated plans. */
import { randomUUID } from 'node:crypto';
import { hosts, makers, type RegistryWorld } from '../../../support/api/registry-world.js';
import { except, get, inMakers, inProgram, type RouteRoles } from './route-roles.js';

const path = (world: RegistryWorld, rest = ''): string => inMakers(world, `/plan-templates${rest}`);
const named = (name: string) => ({ name, steps: [{ percentage: 5, bake: 'PT1H' }, { percentage: 100 }] });
const onlyAdmin = { may: ['maker admin'], mayNot: except(makers, 'maker admin') } as const;

/** One for all rows: a workspace has a limited number of templates. */
async function shared(world: RegistryWorld): Promise<string> {
  await world.as('maker admin').post(path(world), named('Shared'));
  const { body } = await world.as('maker admin').get(path(world));
  const found = (body as { items: { id: string; name: string }[] }).items.find(({ name }) => name === 'Shared');
  return path(world, `/${found?.id ?? 'missing'}`);
}

const releases = new Map<string, Promise<{ readonly id: string }>>();

/** One for all persons. */
function prepared(world: RegistryWorld): Promise<{ readonly id: string }> {
  const made = releases.get(world.mark) ?? prepare(world);
  releases.set(world.mark, made);
  return made;
}

async function prepare(world: RegistryWorld): Promise<{ readonly id: string }> {
  const number = '9.9.0';
  const upload = { number, package: { url: 'https://packages.example/p.zip', sha256: 'a'.repeat(64) }, pages: [] };
  await world.as('maker admin').post(inProgram(world, '/versions'), upload);
  return world.prepared(number);
}

export const planRoutes: Record<string, RouteRoles> = {
  'GET plan templates': { ask: get((world) => path(world)), success: 200, may: makers },
  'GET plan template': { ask: get(shared), success: 200, may: makers },
  'GET plan template that is built in': { ask: get((world) => path(world, '/quick')), success: 200, may: makers },
  'POST plan templates': {
    ask: (world) => ({ method: 'POST', path: path(world), body: named(randomUUID()) }),
    success: 201,
    ...onlyAdmin,
  },
  'PUT plan template': {
    ask: async (world) => ({ method: 'PUT', path: await shared(world), body: named('Shared') }),
    success: 200,
    ...onlyAdmin,
  },
  'DELETE plan template': {
    ask: async (world) => ({ method: 'DELETE', path: await shared(world) }),
    success: 204,
    ...onlyAdmin,
  },
  'GET target plan templates': {
    ask: get((world) => `/v1/targets/${world.miniProgram}/${world.targetApp}/production/plan-templates`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'POST plans simulate': {
    ask: ({ miniProgram, targetApp }) => ({
      method: 'POST',
      path: '/v1/plans/simulate',
      body: { target: { miniProgram, targetApp }, template: 'quick' },
    }),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET release decision': {
    ask: get(async (world) => `/v1/releases/${(await prepared(world)).id}/decision`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'POST signals deployed': {
    ask: async (world) => {
      await prepared(world);
      const target = { targetApp: world.targetApp, environment: 'production' };
      const body = { program: world.miniProgram, version: '9.9.0', target, id: 'deploy-1' };
      return { method: 'POST', path: '/v1/signals/deployed', body };
    },
    success: 200,
    may: ['maker admin', 'program admin'],
    mayNot: [...except(makers, 'maker admin', 'program admin'), ...hosts],
    others: 422,
  },
  'POST plans simulate of a release': {
    ask: async (world) => {
      const { id } = await prepared(world);
      return { method: 'POST', path: `/v1/plans/simulate?from=${id}`, body: { template: 'quick' } };
    },
    success: 200,
    may: [...makers, ...hosts],
  },
};
