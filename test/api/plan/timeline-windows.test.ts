/** The timeline of a release's plan with change windows that are ahead, of both workspaces. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Progress } from '../../../contracts/release/releases.js';
import { describeInTurn } from '../../support/database/databases.js';
import { useOperators } from '../../support/api/operators.js';
import type { Person } from '../../support/api/registry-world.js';

const hourMs = 3_600_000;
const startMs = (Math.floor(Date.now() / hourMs) + 48) * hourMs;
const at = (hours: number): string => new Date(startMs + hours * hourMs).toISOString();
const steps = [{ percentage: 10, bake: 'PT4H' }, { percentage: 50, bake: 'PT4H' }, { percentage: 100 }];

describeInTurn('the timeline of a plan', (databases) => {
  const { world, prepared, applied, progress } = useOperators(databases);
  let id = '';

  const close = async (by: Person, workspace: string, hours: readonly [number, number | null]): Promise<string> => {
    const [start, end] = hours.map((one) => (one === null ? null : at(one).slice(0, 16)));
    const path = `/v1/workspaces/${workspace}/change-windows`;
    const body = { name: 'Freeze', kind: 'DENY', zone: 'UTC', reason: 'r', start, end };
    const answer = await world().as(by).post(path, body);
    expect(answer.status).toBe(201);
    const window = `${path}/${(answer.body as { id: string }).id}`;
    return window;
  };
  const timelineOf = ({ plan }: Progress) =>
    (plan?.timeline ?? []).map(({ earliestAt, certainty, warnings }) => [
      (Date.parse(earliestAt) - startMs) / hourMs,
      certainty,
      warnings.filter((one) => one === 'IN_FREEZE' || one === 'NEVER_OPENS').join(),
    ]);
  const open = [0, 4, 8].map((hour) => [hour, 'FIXED', '']);

  beforeAll(async () => {
    const policy = { rollout: { openingSpread: 'PT0S' } };
    await world().as('host admin').patch(`/v1/target-apps/${world().targetApp}`, { policy });
    id = await prepared('1.0.0');
    await applied(id, { type: 'startPlan', steps, startAt: at(0) });
  });

  it('moves with each window that covers the target, and back when it is lifted', async () => {
    expect(timelineOf(await progress(id))).toEqual(open);
    const first = await close('maker admin', world().makers, [3, 6]);
    expect(timelineOf(await progress(id))).toEqual([
      [0, 'FIXED', ''],
      [6, 'FIXED', 'IN_FREEZE'],
      [10, 'FIXED', ''],
    ]);
    const second = await close('host admin', world().hosts, [5, 7]);
    const moved = [
      [0, 'FIXED', ''],
      [7, 'FIXED', 'IN_FREEZE'],
      [11, 'FIXED', ''],
    ];
    expect(timelineOf(await progress(id))).toEqual(moved);
    await world().as('maker admin').patch(first, { enabled: false });
    await world()
      .as('host admin')
      .patch(second, { start: at(3).slice(0, 16) });
    expect(timelineOf(await progress(id))).toEqual(moved);
    await world().as('host admin').patch(second, { enabled: false });
    expect(timelineOf(await progress(id))).toEqual(open);
  });

  it('says where the windows do not open, and passes by an exemption of the release', async () => {
    const window = await close('host admin', world().hosts, [-1, null]);
    expect(timelineOf(await progress(id))).toEqual([
      [0, 'WAITS_FOR_PERSON', 'NEVER_OPENS'],
      [4, 'WAITS_FOR_PERSON', ''],
      [8, 'WAITS_FOR_PERSON', ''],
    ]);
    const exemption = { release: id, reason: 'agreed', expiresAt: at(1) };
    expect((await world().as('host admin').post(`${window}/exemptions`, exemption)).status).toBe(201);
    expect(timelineOf(await progress(id))).toEqual([
      [0, 'FIXED', ''],
      [4, 'WAITS_FOR_PERSON', 'NEVER_OPENS'],
      [8, 'WAITS_FOR_PERSON', ''],
    ]);
    await world().as('host admin').patch(window, { enabled: false });
  });

  it('is the same in the answer to a command, and that of a stop reads no window', async () => {
    await close('maker admin', world().makers, [3, 6]);
    const moved = timelineOf(await progress(id));
    expect(moved[1]).toEqual([6, 'FIXED', 'IN_FREEZE']);
    const held = await applied(id, { type: 'holdPlan', reason: 'lunch' });
    expect(timelineOf(held)[1]?.[0]).toBe(4);
    const holds = held.plan?.holds.map((hold) => hold.id);
    expect(timelineOf(await applied(id, { type: 'resumePlan', holds }))).toEqual(moved);
  });
});
