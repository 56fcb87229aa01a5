/** A plan on real servers in real time: it waits for an opening and an approval, and reaches all users by itself. */
import { expect, it } from '@jest/globals';
import { minuteMs } from '../../domain/values/time-units.js';
import {
  type Installation,
  announced,
  idOf,
  installationAt,
  preparedDataDir,
} from '../support/installation/installation.js';
import { eventually } from '../support/eventually.js';
import { runHalftone } from '../support/process/running-program.js';

/** The plan must have begun to wait before the opening. */
const frozenForMs = 10_000;
const opening = { timeoutMs: 120_000, because: 'a window opens at a full minute' };
const rollout = { minBake: 'PT1S', openingSpread: 'PT2S' };
const steps = [
  { percentage: 1, bake: 'PT2S' },
  { percentage: 10, bake: 'PT2S', approval: { approvers: 'REVIEWERS' } },
  { percentage: 100 },
];

interface Progress {
  readonly status: string;
  readonly plan: {
    readonly status: string;
    readonly openReview?: { readonly id: string };
    readonly steps: readonly { readonly percentage: number; readonly enteredAt?: string }[];
  };
}

let workspace = '';
let release = '';
it('a plan in a freeze waits for its end, then for its approver, and ends in the full release', async () => {
  const dataDir = await preparedDataDir();
  const admin = await announced(runHalftone(['start'], { dataDir }), dataDir);
  const bob = await makeTarget(admin);
  await prepared(admin);
  const opensAtMs = await freeze(admin);
  await give(admin, { type: 'startPlan', steps });

  await eventually(async () => expect(await progressOf(admin)).toHaveProperty('plan.openReview'), opening);
  const waiting = await progressOf(admin);
  expect(waiting).toMatchObject({ status: 'GRAYSCALE_RELEASE', plan: { status: 'RUNNING' } });
  expect(Date.parse(waiting.plan.steps[0]?.enteredAt ?? '')).toBeGreaterThanOrEqual(opensAtMs);

  await give(bob, { type: 'approveStep', review: waiting.plan.openReview?.id });
  await eventually(async () => expect(await progressOf(admin)).toMatchObject({ status: 'FULL_RELEASE' }));
  const { plan } = await progressOf(admin);
  expect(plan).toMatchObject({ status: 'COMPLETED', steps: steps.map(({ percentage }) => ({ percentage })) });
  const entered = plan.steps.map(({ enteredAt }) => Date.parse(enteredAt ?? ''));
  for (const [index, atMs] of entered.slice(1).entries())
    expect(atMs - (entered[index] ?? Number.NaN)).toBeGreaterThanOrEqual(2_000);
});

/** Resolves to the second person: bob, a reviewer. */
async function makeTarget(admin: Installation): Promise<Installation> {
  workspace = idOf(await admin.send('POST', '/v1/workspaces', { name: 'Acme', kind: 'tenant' }));
  await admin.send('POST', `/v1/workspaces/${workspace}/mini-programs`, { id: 'weather', name: 'Weather' });
  await admin.send('POST', '/v1/target-apps', {
    id: 'wallet',
    name: 'Wallet',
    workspace,
    environments: ['production'],
    policy: { review: { selfApproval: true }, rollout },
  });
  await admin.send('PUT', `/v1/workspaces/${workspace}/members/bob`, { role: 'reviewer' });
  const token = (await admin.send('POST', '/v1/tokens', { user: 'bob', name: 'tests' })) as { readonly secret: string };
  return installationAt(admin.apiUrl, token.secret);
}

async function prepared(admin: Installation): Promise<void> {
  const file = { url: 'https://example.com/weather.zip', sha256: '0'.repeat(64) };
  await admin.send('POST', '/v1/mini-programs/weather/versions', { number: '1.0.0', package: file });
  const to = { targetApp: 'wallet', environment: 'production' };
  release = idOf(await admin.send('POST', '/v1/mini-programs/weather/versions/1.0.0/releases', to));
  for (const type of ['apply', 'approve']) await give(admin, { type });
}

/** Resolves to the instant of the opening. */
async function freeze(admin: Installation): Promise<number> {
  const local = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16);
  const opensAtMs = Math.ceil((Date.now() + frozenForMs) / minuteMs) * minuteMs;
  const made = await admin.send('POST', `/v1/workspaces/${workspace}/change-windows`, {
    name: 'Lunch',
    kind: 'DENY',
    reason: 'all are away',
    zone: 'UTC',
    start: local(Date.now() - minuteMs),
    end: local(opensAtMs),
  });
  expect(made).toMatchObject({ active: true });
  return opensAtMs;
}

async function progressOf({ get }: Installation): Promise<Progress> {
  return (await get(`/v1/releases/${release}`)) as Progress;
}

async function give({ send }: Installation, command: object): Promise<void> {
  const answer = await send('POST', `/v1/releases/${release}/commands`, command);
  expect(answer).toMatchObject({ command: { outcome: 'APPLIED' } });
}
