/** POST /v1/plans/simulate over HTTP: with the real change windows of both workspaces, and nothing written. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

const steps = [{ percentage: 10, bake: 'PT2H' }, { percentage: 50, bake: 'PT2H' }, { percentage: 100 }];

interface Answer {
  readonly changes: readonly { at: string; percentage: number; cause: { event: string; by: string } }[];
  readonly warnings: readonly { code: string }[];
  readonly blockers: readonly { blockers: readonly { code: string }[] }[];
  readonly timeline: readonly { earliestAt: string }[];
  readonly final: { end: string; status: string; plan: { holds: readonly { kind: string }[] } };
}

describeInTurn('a simulated plan', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const startMs = Math.ceil(Date.now() / hourMs) * hourMs + hourMs;
  /** Hours after the start of the plan. */
  const at = (hours: number): string => new Date(startMs + hours * hourMs).toISOString();
  const send = (body: object, by: Person = 'maker admin') =>
    world.as(by).post('/v1/plans/simulate', {
      target: { miniProgram: world.miniProgram, targetApp: world.targetApp },
      ...body,
    });
  const simulate = async (body: object, by?: Person): Promise<Answer> => {
    const answer = await send({ steps, startAt: at(0), ...body }, by);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as Answer;
  };
  const rises = ({ changes }: Answer): (readonly [number, number])[] =>
    changes
      .filter(({ cause }) => ['PercentageSet', 'FullyReleased'].includes(cause.event))
      .map((change) => [(Date.parse(change.at) - startMs) / hourMs, change.percentage]);

  /** Night or a weekend: that depends on when the test runs. `step-hours.test.ts` has these. */
  const withoutHours = ({ warnings }: Pick<Answer, 'warnings'>): object[] =>
    warnings.filter(({ code }) => code !== 'NIGHT' && code !== 'WEEKEND');

  it('rises by its steps, for makers and hosts, and warns of what is risky', async () => {
    for (const by of ['maker reviewer', 'host developer'] as const) {
      const answer = await simulate({}, by);
      expect(rises(answer)).toEqual([
        [0, 10],
        [2, 50],
        [4, 100],
      ]);
      expect(answer.timeline.map(({ earliestAt }) => earliestAt)).toEqual([at(0), at(2), at(4)]);
      expect(withoutHours(answer)).toEqual([{ code: 'NO_BASELINE' }]);
      expect(answer).toMatchObject({ final: { end: 'ENDED', status: 'FULL_RELEASE' } });
    }
  });

  it('follows a script: a pause, a freeze, an outage', async () => {
    const script = [
      { type: 'outage', from: at(7), until: at(20) },
      { type: 'pause', at: at(1) },
      { type: 'resume', at: at(2) },
      { type: 'freeze', from: at(2.5), until: at(6) },
    ];
    const answer = await simulate({ script });
    expect(rises(answer)).toEqual([
      [0, 10],
      [6, 50],
      [20, 100],
    ]);
    expect(answer.blockers.map(({ blockers }) => blockers.map(({ code }) => code))).toEqual([
      ...[['BAKING'], ['PAUSED'], ['BAKING'], ['FROZEN', 'BAKING'], ['BAKING'], []],
    ]);
  });

  it('names a command of the script that would be refused, and shows the hold of a person who left', async () => {
    const script = [
      { type: 'setPercentage', at: at(1.5), percentage: 5, by: 'erin' },
      { type: 'loseRole', at: at(1), user: world.nameOf('maker admin') },
    ];
    const { final, ...answer } = await simulate({ script });
    expect(withoutHours(answer).slice(1)).toMatchObject([
      { code: 'REFUSED', event: 0, rejection: { code: 'PERCENTAGE_MUST_INCREASE' } },
    ]);
    expect(final).toMatchObject({ end: 'WAITS', plan: { status: 'HELD', holds: [{ kind: 'OWNER_LOST_ROLE' }] } });
  });

  it('shows when an approval is requested, by whom it can be given, and what follows', async () => {
    const guarded = [steps[0], { ...steps[1], approval: { approvers: 'ADMINS', expiresAfter: 'PT3H' } }, steps[2]];
    const script = [{ type: 'approveStep', at: at(3), by: 'rita' }];
    const answer = await simulate({ steps: guarded, script });
    expect(rises(answer)).toEqual([
      [0, 10],
      [3, 50],
      [5, 100],
    ]);
    expect(answer).toMatchObject({
      approvals: [{ at: at(2), step: 'step-2', approvers: 'ADMINS', count: 1, expiresAt: at(5) }],
    });
    expect(await simulate({ steps: guarded })).toMatchObject({
      final: { at: at(5), end: 'WAITS', plan: { holds: [{ kind: 'APPROVAL_EXPIRED' }] } },
    });
  });

  it('takes a local start with its zone, as startPlan does', async () => {
    const local = new Date(startMs + 8 * hourMs).toISOString().slice(0, 16);
    const answer = await simulate({ startAt: local, zone: 'Asia/Shanghai' });
    expect(rises(answer)[0]).toEqual([0, 10]);
    expect(answer.final.plan).toMatchObject({ startAt: at(0), startLocal: local, zone: 'Asia/Shanghai' });
    expect(await send({ steps, startAt: local })).toMatchObject({ status: 422, body: { errors: [{ path: '/zone' }] } });
    expect(await send({ steps, startAt: at(-3) })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/startAt', code: 'OUT_OF_RANGE' }] },
    });
  });

  describe('with change windows', () => {
    const windows: string[] = [];
    const close = async (workspace: string, by: Person, window: object): Promise<void> => {
      const path = `/v1/workspaces/${workspace}/change-windows`;
      const { body } = await world.as(by).post(path, { kind: 'DENY', zone: 'UTC', reason: 'r', ...window });
      windows.push(`${path}/${(body as { id: string }).id}`);
    };
    const local = (hours: number): string => at(hours).slice(0, 16);

    it('waits for the openings of both workspaces', async () => {
      await close(world.makers, 'maker admin', { name: 'First', start: local(-1), end: local(3) });
      await close(world.hosts, 'host admin', { name: 'Second', start: local(2), end: local(9) });
      const answer = await simulate({});
      expect(rises(answer)).toEqual([
        [9, 10],
        [11, 50],
        [13, 100],
      ]);
      expect(answer.warnings).toContainEqual({ code: 'IN_FREEZE', step: 'step-1' });
    });

    it('says that a freeze without an end never opens', async () => {
      const { final, warnings } = await simulate({ script: [{ type: 'freeze', from: at(10) }] });
      expect(final).toMatchObject({ end: 'WAITS', plan: { status: 'RUNNING' } });
      expect(warnings).toContainEqual({ code: 'NEVER_OPENS', step: 'step-2' });
    });
  });

  it('is refused like startPlan when it could not start', async () => {
    expect(await send({ steps: [{ percentage: 100 }], endsBelowFull: true })).toMatchObject({ status: 200 });
    const busy = await world.prepared('1.0.0');
    await world.run(busy, {
      type: 'setPercentage',
      bp: 100,
      supersede: false,
      reason: null,
      override: { reason: 'r' },
    });
    await world.run(busy, { type: 'cancel', reason: 'r' });
    const path = `/v1/target-apps/${world.targetApp}`;
    expect(
      await world.as('host admin').patch(path, { policy: { percentages: { presetsOnly: true, presets: [1] } } }),
    ).toMatchObject({ status: 200 });
    expect(await send({ steps })).toMatchObject({ status: 409, body: { code: 'PERCENTAGE_NOT_A_PRESET' } });
    const longer = { percentages: { presetsOnly: false }, rollout: { minBake: 'P2D' } };
    expect(await world.as('host admin').patch(path, { policy: longer })).toMatchObject({ status: 200 });
    expect(await send({ template: 'standard' })).toMatchObject({
      status: 422,
      body: { code: 'BAKE_TOO_SHORT', facts: { percentage: 1, least: 'P2D' } },
    });
    await world.as('host admin').patch(path, { policy: { rollout: { minBake: 'PT5M' } } });
  });

  it('names all faulty fields', async () => {
    const script = [
      { type: 'pause', at: new Date(0).toISOString() },
      { type: 'freeze', from: at(1), until: at(401 * 24) },
    ];
    expect(await send({ template: 'quick', script })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: '/script/0/at', code: 'OUT_OF_RANGE' },
          { path: '/script/1/until', code: 'OUT_OF_RANGE' },
        ],
      },
    });
    const during = [
      { type: 'outage', from: at(1), until: at(3) },
      { type: 'pause', at: at(2) },
      { type: 'resume', at: at(2) },
      { type: 'freeze', from: at(2), until: at(1) },
    ];
    expect(await send({ template: 'quick', steps, script: during.slice(0, 3) })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: '/steps', code: 'TEMPLATE_OR_STEPS' },
          { path: '/script/2/at', code: 'DURING_OUTAGE' },
        ],
      },
    });
    expect(await send({ template: 'quick', script: during.slice(3) })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/script/0/until', code: 'END_BEFORE_START' }] },
    });
    expect(await send({ template: 'quick', script: Array.from({ length: 51 }, () => during[1]) })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/script', code: 'TOO_MANY' }] },
    });
  });

  it('is missing where the principal may not read the target, or there is none', async () => {
    expect(await send({ template: 'quick' }, 'stranger')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    const target = { miniProgram: world.miniProgram, targetApp: 'missing' };
    expect(await send({ template: 'quick', target })).toMatchObject({ status: 404 });
  });

  it('writes nothing', async () => {
    const counts = async (): Promise<unknown> => {
      const { kysely } = databases.db;
      const count = async (table: 'release' | 'command' | 'event'): Promise<number> =>
        (await kysely.selectFrom(table).selectAll().execute()).length;
      return Promise.all([count('release'), count('command'), count('event')]);
    };
    const before = await counts();
    await send({ template: 'standard' });
    expect(await counts()).toEqual(before);
  });
});
