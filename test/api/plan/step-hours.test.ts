/** Steps at night and at a weekend by the clocks of the target app's zone: on the release, and in a simulation. */
import { expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { useOperators } from '../../support/api/operators.js';

const dayMs = 24 * hourMs;
/** The Friday of next week, 20:00 in UTC. 1970-01-02 was a Friday. */
const fridayMs = (Math.floor((Date.now() - dayMs) / (7 * dayMs)) + 2) * 7 * dayMs + dayMs + 20 * hourMs;
const at = (hours: number): string => new Date(fridayMs + hours * hourMs).toISOString();
const steps = [{ percentage: 10, bake: 'PT4H' }, { percentage: 40, bake: 'PT14H' }, { percentage: 100 }];

interface Coming {
  readonly warnings: readonly string[];
}

describeInTurn('the hours of steps', (databases) => {
  const { world, prepared, applied } = useOperators(databases);
  const inZone = async (zone: string): Promise<void> => {
    const path = `/v1/target-apps/${world().targetApp}`;
    await world()
      .as('host admin')
      .patch(path, { policy: { rollout: { zone } } });
  };
  const simulated = async (script: object[]) => {
    const { miniProgram, targetApp } = world();
    const body = { target: { miniProgram, targetApp }, steps, startAt: at(0), script };
    const answer = await world().as('maker admin').post('/v1/plans/simulate', body);
    const { timeline, warnings } = answer.body as { timeline: Coming[]; warnings: { code: string; step?: string }[] };
    return {
      timeline: timeline.map((coming) => coming.warnings),
      warnings: warnings.flatMap(({ code, step = '' }) => (step === '' ? [] : [`${step} ${code}`])),
    };
  };

  it('are warned of on the release, and follow the zone of its target app', async () => {
    const id = await prepared('1.0.0');
    const started = await applied(id, { type: 'startPlan', steps, startAt: at(0) });
    const shown = ({ timeline }: { timeline: Coming[] }) => timeline.map(({ warnings }) => warnings);
    expect(shown(started.plan ?? { timeline: [] })).toEqual([[], ['NIGHT', 'WEEKEND'], ['WEEKEND']]);
    await inZone('Asia/Shanghai');
    const { body } = await world().as('maker admin').get(`/v1/releases/${id}`);
    expect(shown((body as { plan: { timeline: Coming[] } }).plan)).toEqual([
      ...[['NIGHT', 'WEEKEND'], ['WEEKEND'], ['NIGHT', 'WEEKEND']],
    ]);
    await applied(id, { type: 'endPlan', reason: 'next test' });
    await inZone('UTC');
  });

  it('are those of the timeline in a simulation', async () => {
    const warnings = ['step-2 NIGHT', 'step-2 WEEKEND', 'step-3 WEEKEND'];
    expect(await simulated([])).toEqual({ timeline: [[], ['NIGHT', 'WEEKEND'], ['WEEKEND']], warnings });
  });

  it('are those at which a simulated step is made, where a freeze puts it off', async () => {
    // From Friday 21:00 until Monday 09:00; the last step follows at 23:00.
    const { timeline, warnings } = await simulated([{ type: 'freeze', from: at(1), until: at(61) }]);
    expect(timeline).toEqual([[], ['IN_FREEZE'], ['NIGHT']]);
    expect(warnings).toEqual(['step-2 IN_FREEZE', 'step-3 NIGHT']);
  });

  it('of a step that is not made are those of the timeline', async () => {
    const { warnings } = await simulated([{ type: 'pause', at: at(1) }]);
    expect(warnings).toEqual(['step-2 NIGHT', 'step-2 WEEKEND', 'step-3 WEEKEND']);
  });
});
