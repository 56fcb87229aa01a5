/** The start of a plan at a local time of a zone over HTTP: its instant, what is shown of it, and its refusals. */
import { beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { useOperators } from '../../support/api/operators.js';

const year = new Date().getUTCFullYear() + 1;
/** In winter, five hours behind UTC. */
const start = { startAt: `${year}-01-15T09:00`, zone: 'america/new_york' };
const startsAt = `${year}-01-15T14:00:00.000Z`;
const quick = { type: 'startPlan', template: 'quick' };

describeInTurn('the start of a plan at a time', (databases) => {
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const { world, prepared, command, applied, progress } = useOperators(databases, { now });
  let id = '';
  beforeAll(async () => {
    id = await prepared('1.0.0');
  });

  it.each([
    ['a local time of the past', { startAt: '2026-01-01T09:00', zone: 'UTC' }, '/startAt', 'IN_THE_PAST'],
    ['an instant of the past', { startAt: '2026-01-01T09:00:00Z' }, '/startAt', 'IN_THE_PAST'],
    ['a time of no form', { startAt: 'tomorrow', zone: 'UTC' }, '/startAt', 'NOT_A_START'],
    ['a day that does not exist', { startAt: `${year}-02-30T09:00`, zone: 'UTC' }, '/startAt', 'NOT_A_START'],
    ['an unknown zone', { ...start, zone: 'America/New_Amsterdam' }, '/zone', 'UNKNOWN_ZONE'],
    ['a local time without a zone', { startAt: start.startAt }, '/zone', 'NO_ZONE'],
    ['an instant with a zone', { ...start, startAt: startsAt }, '/zone', 'ZONE_WITHOUT_LOCAL_TIME'],
    ['a zone alone', { zone: 'UTC' }, '/zone', 'ZONE_WITHOUT_LOCAL_TIME'],
  ])('is not %s', async (_, given, path, code) => {
    const answer = await command(id, { ...quick, ...given });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
    expect((answer.body as { errors: object[] }).errors).toHaveLength(1);
  });

  it('is shown as it was given and as an instant, in progress, workflow, ledger and trail', async () => {
    const given = { startAt: startsAt, startLocal: `${year}-01-15T09:00`, zone: 'America/New_York' };
    const started = await applied(id, { ...quick, ...start });
    expect(started.plan).toMatchObject({ ...given, status: 'SCHEDULED', dueAt: startsAt });
    expect((await progress(id, 'workflow')).plan).toMatchObject(given);
    const ledger = await world().as('maker admin').get(`/v1/releases/${id}/commands?limit=1`);
    const args = { startAt: given.startLocal, zone: given.zone };
    expect(ledger.body).toMatchObject({ items: [{ type: 'startPlan', args }] });
    const trail = await world().as('maker admin').get(`/v1/releases/${id}/events?sort=-at&limit=1`);
    expect(trail.body).toMatchObject({ items: [{ type: 'PlanStarted', after: { planStart: given } }] });
  });

  it('is an instant without a zone, and has no local time then', async () => {
    await applied(id, { type: 'endPlan', reason: 'next test' });
    const { plan } = await applied(id, { ...quick, startAt: startsAt });
    expect(plan).toMatchObject({ startAt: startsAt, dueAt: startsAt });
    expect(plan).not.toHaveProperty('startLocal');
    expect(plan).not.toHaveProperty('zone');
  });

  it('is moved by an edit, which ledger, trail and simulation show, until a step is entered', async () => {
    await applied(id, { type: 'endPlan', reason: 'next test' });
    await applied(id, { ...quick, startAt: startsAt });
    const edit = { type: 'editPlan', edit: 0, reason: 'Later' };
    expect(await command(id, { ...edit, startAt: start.startAt })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/zone', code: 'NO_ZONE' }] },
    });
    expect(await command(id, { ...edit, startAt: '2026-01-01T09:00:00Z' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/startAt', code: 'IN_THE_PAST' }] },
    });
    const later = { startAt: `${year}-01-20T09:00`, zone: 'America/New_York' };
    const moved = { startAt: `${year}-01-20T14:00:00.000Z`, startLocal: later.startAt, zone: later.zone };
    const simulated = await world().as('maker admin').post(`/v1/plans/simulate?from=${id}`, later);
    expect(simulated).toMatchObject({ status: 200, body: { final: { plan: moved } } });
    expect((await applied(id, { ...edit, ...later })).plan).toMatchObject({ ...moved, dueAt: moved.startAt, edit: 1 });
    const ledger = await world().as('maker admin').get(`/v1/releases/${id}/commands?limit=1`);
    expect(ledger.body).toMatchObject({ items: [{ type: 'editPlan', args: { ...later, edit: 0 } }] });
    const trail = await world().as('maker admin').get(`/v1/releases/${id}/events?sort=-at&limit=1`);
    expect(trail.body).toMatchObject({ items: [{ type: 'PlanEdited', after: { planStart: moved } }] });
    const steps = (await progress(id)).plan?.steps ?? [];
    await applied(id, { type: 'advancePlan', to: steps[0]?.id, reason: 'now' });
    expect(await command(id, { ...edit, edit: 1, ...later })).toMatchObject({ body: { code: 'STALE_PLAN' } });
    await applied(id, { type: 'reset' });
    await applied(id, { type: 'chooseType', releaseType: 'GRAYSCALE' });
  });

  it('is given with the resume of a plan that is held', async () => {
    await applied(id, { ...quick, startAt: startsAt });
    await applied(id, { type: 'holdPlan', reason: 'Wait' });
    const holds = ((await progress(id)).plan?.holds ?? []).map((hold) => hold.id);
    const startAt = `${year}-01-21T14:00:00.000Z`;
    const { plan } = await applied(id, { type: 'resumePlan', holds, startAt });
    expect(plan).toMatchObject({ status: 'SCHEDULED', startAt, dueAt: startAt, holds: [] });
    const trail = await world().as('maker admin').get(`/v1/releases/${id}/events?sort=-at&limit=1`);
    expect(trail.body).toMatchObject({ items: [{ type: 'PlanResumed', after: { planStart: { startAt } } }] });
  });

  it('is answered as before when its request is repeated after its time', async () => {
    await applied(id, { type: 'endPlan', reason: 'next test' });
    const body = { ...quick, startAt: new Date(Date.now() + hourMs).toISOString() };
    const send = (key: string) => command(id, body, 'maker admin', { 'idempotency-key': key });
    const first = await send('once');
    expect(first).toMatchObject({ status: 200 });
    aheadMs = 2 * hourMs;
    const { command: outcome } = first.body as { command: object };
    expect(await send('once')).toMatchObject({ status: 200, body: { command: outcome } });
    expect(await send('twice')).toMatchObject({ status: 422 });
  });
});
