/** Rows of the role matrix: target apps, reviews and QR codes. */
import { hosts, makers, type RegistryWorld, signedIn } from '../../../support/api/registry-world.js';
import { anId, except, get, type RouteRoles } from './route-roles.js';

const noWorkspace = 422;
const inApp = ({ targetApp }: RegistryWorld, rest = ''): string => `/v1/target-apps/${targetApp}${rest}`;
const promo = ({ miniProgram, targetApp }: RegistryWorld): object => ({
  kind: 'PROMO',
  miniProgram,
  targetApp,
  environment: 'production',
  page: 'pages/index',
});

async function madeQrCode(world: RegistryWorld): Promise<string> {
  const { body } = await world.as('maker admin').post('/v1/qr-codes', promo(world));
  return (body as { id: string }).id;
}

async function openReview(world: RegistryWorld): Promise<string> {
  const { body } = await world.as('maker admin').get('/v1/reviews?state=IN_REVIEW');
  const [first] = (body as { items: { id: string }[] }).items;
  if (first === undefined) throw new Error('No review is open');
  return first.id;
}

export const hostRoutes: Record<string, RouteRoles> = {
  'POST target apps': {
    ask: (world) => ({
      method: 'POST',
      path: '/v1/target-apps',
      body: { id: anId(), name: 'New', workspace: world.hosts, environments: ['production'] },
    }),
    success: 201,
    may: ['host admin'],
    mayNot: except(hosts, 'host admin'),
    others: noWorkspace,
  },
  'GET target apps': { ask: get(() => '/v1/target-apps'), success: 200, may: signedIn },
  'GET target app': { ask: get((world) => inApp(world)), success: 200, may: signedIn },
  'PATCH target app': {
    ask: (world) => ({ method: 'PATCH', path: inApp(world), body: { name: anId() } }),
    success: 200,
    may: ['host admin'],
    others: 403,
  },
  'GET target app events': {
    ask: get((world) => inApp(world, '/events')),
    success: 200,
    may: ['host admin'],
    others: 403,
  },
  'GET push': {
    ask: get((world) => inApp(world, '/push')),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'PUT push': {
    ask: (world) => ({ method: 'PUT', path: inApp(world, '/push'), body: { url: 'http://x.test' } }),
    success: 422,
    may: ['host admin'],
    others: 403,
  },
  'POST push secret': {
    ask: (world) => ({ method: 'POST', path: inApp(world, '/push/rotate-secret') }),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'POST push test': {
    ask: (world) => ({ method: 'POST', path: inApp(world, '/push/test') }),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'GET push deliveries': {
    ask: get((world) => inApp(world, '/push/deliveries')),
    success: 200,
    may: ['host admin'],
    others: 403,
  },
  'GET push attempts': {
    ask: get((world) => inApp(world, '/push/attempts')),
    success: 200,
    may: ['host admin'],
    others: 403,
  },
  'DELETE push': {
    ask: (world) => ({ method: 'DELETE', path: inApp(world, '/push') }),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'GET reviews': { ask: get(() => '/v1/reviews'), success: 200, may: signedIn },
  'GET review': {
    ask: get(async (world) => `/v1/reviews/${await openReview(world)}`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'POST QR codes': {
    ask: (world) => ({ method: 'POST', path: '/v1/qr-codes', body: promo(world) }),
    success: 201,
    may: makers,
    mayNot: hosts,
    others: 422,
  },
  'GET QR codes': { ask: get(() => '/v1/qr-codes'), success: 200, may: signedIn },
  'GET QR code': {
    ask: get(async (world) => `/v1/qr-codes/${await madeQrCode(world)}`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET QR code image': {
    ask: get(async (world) => `/v1/qr-codes/${await madeQrCode(world)}/image`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'DELETE QR code': {
    ask: async (world) => ({ method: 'DELETE', path: `/v1/qr-codes/${await madeQrCode(world)}` }),
    success: 204,
    may: makers,
    mayNot: hosts,
  },
};
