/** Change windows over HTTP: making, changing, previewing, lifting, and what a target answers about them. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { readWindowState } from '../../../store/window/window-state.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

const startOf2027 = Date.UTC(2027, 0, 1);
const spring = {
  name: 'Spring festival',
  kind: 'DENY',
  zone: 'Asia/Shanghai',
  reason: 'support is closed',
  start: '2027-02-05T00:00',
  end: '2027-02-13',
};
const freeze = { name: 'Incident', kind: 'DENY', zone: 'America/New_York', reason: 'payments fail' };

interface Window {
  readonly id: string;
  readonly version: number;
}

describeInTurn('change windows', (databases) => {
  let nowMs = startOf2027;
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, { now: () => nowMs, databaseClock: () => nowMs });
  });
  afterAll(() => world.close());

  const path = (rest = ''): string => `/v1/workspaces/${world.hosts}/change-windows${rest}`;
  const make = async (body: object, by: Person = 'host admin'): Promise<Window> => {
    const answer = await world.as(by).post(path(), body);
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body as Window;
  };
  const remove = ({ id }: Window) => world.as('host admin').delete(path(`/${id}`));
  const target = (query = '', environment = 'production') =>
    world.as('maker admin').get(`/v1/targets/${world.miniProgram}/${world.targetApp}/${environment}/window${query}`);

  it('are made with their times in full, and close the target from start to end', async () => {
    const made = await make(spring);
    expect(made).toMatchObject({ ...spring, end: '2027-02-13T00:00', version: 1, active: false, exemptions: [] });
    expect(made).toMatchObject({ next: '2027-02-04T16:00:00.000Z', rrule: null, scope: {}, mayLift: true });
    expect((await target()).body).toMatchObject({ open: true, windows: [], nextClose: '2027-02-04T16:00:00.000Z' });
    const closed = await target('?at=2027-02-04T16:00:00Z');
    expect(closed.body).toMatchObject({
      open: false,
      reason: 'support is closed',
      nextOpen: '2027-02-12T16:00:00.000Z',
      windows: [{ id: made.id, name: 'Spring festival', sides: ['TARGET_APP'], until: '2027-02-12T16:00:00.000Z' }],
    });
    expect((await target('?at=2027-02-12T16:00:00Z')).body).toMatchObject({ open: true });
    expect((await target('?at=2027-02-05T00:00:00Z', 'test')).body).toMatchObject({ open: true });
    expect((await target('?at=2030-01-01T00:00:00Z')).status).toBe(422);
    expect((await remove(made)).status).toBe(204);
    expect((await world.as('host admin').get(path(`/${made.id}`))).status).toBe(404);
  });

  it.each([
    [{ ...spring, zone: 'Mars/Olympus' }, '/zone', 'UNKNOWN_ZONE'],
    [{ ...spring, start: '2027-02-30T00:00' }, '/start', 'NOT_A_LOCAL_TIME'],
    [{ ...spring, end: '2027-02-05T00:00' }, '/end', 'END_BEFORE_START'],
    [{ ...freeze, end: '2026-12-31T00:00' }, '/end', 'END_BEFORE_START'],
    [{ ...spring, rrule: 'FREQ=HOURLY' }, '/rrule', 'RULE_TOO_FINE'],
    [{ ...spring, rrule: 'FREQ=DAILY;BYHOUR=3' }, '/rrule', 'RULE_TOO_FINE'],
    [{ ...spring, rrule: 'FREQ=SOMETIMES' }, '/rrule', 'RULE_UNREADABLE'],
    [{ ...spring, rrule: 'FREQ=DAILY;COUNT=3;UNTIL=20280101' }, '/rrule', 'RULE_UNREADABLE'],
    [{ ...spring, rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, '/rrule', 'RULE_NEVER'],
    [{ ...spring, end: null, rrule: 'FREQ=DAILY' }, '/end', 'REPEATS_WITHOUT_END'],
    [{ ...spring, end: '2028-02-13', rrule: 'FREQ=YEARLY' }, '/end', 'WINDOW_TOO_LONG'],
    [{ ...spring, exdates: ['2027-02-06'] }, '/exdates', 'EXDATES_WITHOUT_RULE'],
    [{ ...spring, rrule: 'FREQ=DAILY', exdates: ['yesterday'] }, '/exdates', 'NOT_A_DATE'],
    [{ ...spring, scope: { targetApp: 'no-such-app' } }, '/scope/targetApp', 'NO_SUCH_TARGET_APP'],
    [{ ...spring, scope: { miniProgram: 'no-such' } }, '/scope/miniProgram', 'NO_SUCH_MINI_PROGRAM'],
  ])('refuse %j', async (body, field, code) => {
    for (const rest of ['', '/preview']) {
      const answer = await world.as('host admin').post(path(rest), body);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: field, code }] } });
    }
  });

  it('show the next ten occurrences before they are saved, across a change of clocks', async () => {
    const night = { ...freeze, start: '2027-03-13T02:30', end: '2027-03-13T03:30', rrule: 'FREQ=DAILY' };
    const { body, status } = await world.as('host operator').post(path('/preview'), night);
    expect(status).toBe(200);
    const { occurrences } = body as { occurrences: readonly object[] };
    expect(occurrences).toHaveLength(10);
    // Clocks skip 02:30: the freeze starts at the earlier instant that it can mean.
    expect(occurrences[1]).toEqual({
      start: '2027-03-14T02:30',
      end: '2027-03-14T03:30',
      startsAt: '2027-03-14T06:30:00.000Z',
      endsAt: '2027-03-14T07:30:00.000Z',
    });
  });

  it('count the releases that they cover, and those only', async () => {
    const release = await world.prepared('1.0.0');
    const shown = async (scope: object) => {
      const { body } = await world.as('host admin').post(path('/preview'), { ...spring, scope });
      const { releases, others } = body as { releases: readonly object[]; others: number };
      return [releases, others];
    };
    expect(await shown({})).toEqual([[], 1]);
    expect(await shown({ targetApp: world.targetApp, miniProgram: world.miniProgram })).toEqual([[], 1]);
    await world.run(release, { type: 'cancel', reason: 'done' });
    expect(await shown({})).toEqual([[], 0]);
  });

  it('freeze now by an inspector, in force when answered, and are lifted by that inspector and by no other', async () => {
    nowMs = startOf2027 + 90_500;
    const made = await make(freeze, 'host inspector');
    expect(made).toMatchObject({ start: '2026-12-31T19:01', end: null, active: true, mayLift: true });
    expect((await target()).body).toMatchObject({ open: false, windows: [{ id: made.id, until: null }] });
    const lift = (by: Person, headers = {}) => world.as(by).patch(path(`/${made.id}`), { enabled: false }, headers);
    const ofAdmin = await make(freeze, 'host admin');
    const foreign = await world.as('host inspector').patch(path(`/${ofAdmin.id}`), { enabled: false });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await lift('host inspector', { 'if-match': '"7"' })).toMatchObject({
      status: 412,
      body: { code: 'STALE_REVISION', facts: { expected: 7, current: 1 } },
    });
    expect(await lift('host inspector', { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { enabled: false, active: false, version: 2 },
    });
    expect((await remove(ofAdmin)).status).toBe(204);
    expect((await target()).body).toMatchObject({ open: true });
  });

  it('freeze now when answered, also by an API whose clock is an hour ahead', async () => {
    const ahead = await makeRegistryWorld(databases.db, { now: () => Date.now() + hourMs });
    try {
      const made = await ahead.as('host admin').post(`/v1/workspaces/${ahead.hosts}/change-windows`, freeze);
      expect(made).toMatchObject({ status: 201, body: { active: true } });
      const target = { miniProgram: ahead.miniProgram, targetApp: ahead.targetApp, environment: 'production' } as const;
      const requested = { target, releaseId: null };
      expect(await readWindowState(databases.db.kysely, requested, Date.now())).toMatchObject({ open: false });
    } finally {
      await ahead.close();
    }
  });

  it('are changed in parts, checked as a whole, and recorded in the trail of the workspace', async () => {
    const made = await make(spring);
    const change = (body: object) => world.as('host admin').patch(path(`/${made.id}`), body);
    expect(await change({ end: '2027-02-01' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/end', code: 'END_BEFORE_START' }] },
    });
    const weekly = { end: '2027-02-06T00:00', rrule: 'FREQ=WEEKLY;BYDAY=FR', exdates: ['2027-02-12'] };
    expect(await change(weekly)).toMatchObject({ status: 200, body: { ...weekly, version: 2 } });
    expect(await change(weekly)).toMatchObject({ status: 200, body: { version: 2 } });
    const { body } = await world.as('host admin').get(path('?weeks=8&limit=1'));
    expect(body).toMatchObject({
      items: [{ id: made.id, occurrences: [{ start: '2027-02-05T00:00' }, { start: '2027-02-19T00:00' }, {}] }],
    });
    await remove(made);
    const trail = await world.as('host admin').get(`/v1/workspaces/${world.hosts}/events?limit=200`);
    const types = (trail.body as { items: readonly { type: string }[] }).items.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['ChangeWindowDeleted', 'ChangeWindowChanged', 'ChangeWindowCreated']);
  });
});
