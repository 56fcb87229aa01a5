/** GET /v1/releases/{release}/decision on a real Temporal server and worker: what it says is what a command meets. */
import { expect, it } from '@jest/globals';
import type { MayAdvance } from '../../../contracts/release/may-advance.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useOperators } from '../../support/api/operators.js';

describeInTurn('the decision of a release', (databases) => {
  const { world, create, prepared, command, applied } = useOperators(databases);
  const decision = (id: string) => world().as('maker inspector').get(`/v1/releases/${id}/decision`);
  const frozen = async (meanwhile: () => Promise<void>): Promise<void> => {
    const { as, hosts } = world();
    const path = `/v1/workspaces/${hosts}/change-windows`;
    const window = { name: 'Freeze', kind: 'DENY', start: '2025-01-01T00:00', zone: 'UTC', reason: 'closed' };
    const made = await as('host admin').post(path, window);
    expect(made.status).toBe(201);
    await meanwhile();
    await as('host admin').patch(`${path}/${(made.body as { id: string }).id}`, { enabled: false });
  };
  const body = async (id: string) => (await decision(id)).body as MayAdvance;

  it('says what a release waits for, and names the increase that a command then makes', async () => {
    const id = await create('1.0.0');
    expect(await body(id)).toEqual({
      release: id,
      mayAdvance: false,
      status: 'CREATED',
      phase: null,
      percentage: 0,
      revision: 1,
      blockers: [{ code: 'NOT_APPLIED', since: expect.any(String), clearedBy: { type: 'apply' } }],
    });
    await applied(id, { type: 'apply' });
    await applied(id, { type: 'approve' }, 'host reviewer');
    const may = await decision(id);
    expect(may.body).toMatchObject({ mayAdvance: true, increase: { type: 'setPercentage', above: 0 }, blockers: [] });
    const revision = may.headers.get('etag') ?? '';
    const increase = { type: 'setPercentage', percentage: 5 };
    expect((await command(id, increase, 'maker admin', { 'If-Match': revision })).status).toBe(200);
    const again = await command(id, { ...increase, percentage: 6 }, 'maker admin', { 'If-Match': revision });
    expect(again).toMatchObject({ status: 412, body: { code: 'STALE_REVISION' } });
    await frozen(async () => {
      expect(await body(id)).toMatchObject({ mayAdvance: false, blockers: [{ code: 'FROZEN' }] });
      expect(await command(id, { ...increase, percentage: 6 })).toMatchObject({ body: { code: 'FROZEN' } });
    });
    expect(await body(id)).toMatchObject({ mayAdvance: true });
    await applied(id, { type: 'pause', reason: 'crashes' });
    expect(await body(id)).toMatchObject({ mayAdvance: false, phase: 'PAUSED', blockers: [{ code: 'PAUSED' }] });
    await applied(id, { type: 'cancel', reason: 'crashes' });
    expect(await body(id)).toMatchObject({ mayAdvance: false, status: 'CANCELED', blockers: [] });
  });

  it('leads a pipeline through a step that it enters, when the bake is over', async () => {
    const id = await prepared('2.0.0');
    const steps = [
      { percentage: 10, bake: 'PT2S' },
      { percentage: 50, bake: 'P1D', advance: 'MANUAL' },
      { percentage: 100 },
    ];
    await applied(id, { type: 'startPlan', steps });
    await eventually(async () => {
      expect(await body(id)).toMatchObject({ percentage: 10, mayAdvance: true, increase: { type: 'advancePlan' } });
    });
    const { increase, revision } = await body(id);
    const advance = { type: 'advancePlan', to: increase?.to, reason: 'checks passed' };
    expect((await command(id, advance, 'maker admin', { 'If-Match': `"${revision}"` })).status).toBe(200);
    const next = await body(id);
    expect(next).toMatchObject({ percentage: 50, mayAdvance: false, blockers: [{ code: 'BAKING' }] });
    expect(next.nextAt).toBe(next.blockers[0]?.until);
  });
});
