/** The worked examples of docs/plans.md do what the document says: each is simulated, some weeks later. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Example {
  readonly title: string;
  readonly body: { readonly startAt: string };
  readonly rows: readonly (readonly string[])[];
}

const weekMs = 7 * dayMs;
const document = readFileSync(new URL('../../../docs/plans.md', import.meta.url), 'utf8');
const [, section = ''] = document.split('## Worked examples');

function exampleOf(text: string): Example {
  const [title = ''] = text.split('\n', 1);
  const [, body = ''] = /```json\n([^`]+)```/.exec(text) ?? [];
  const rows = [...text.matchAll(/^\| (\d{4}-\S+) \| (\S+) \| `(\w+)` \|/gm)].map(([, ...cells]) => cells);
  return { title, body: JSON.parse(body) as Example['body'], rows };
}

const examples = section
  .split(/^## /m, 1)
  .flatMap((text) => text.split(/^### /m).slice(1))
  .map(exampleOf);

/** By whole weeks: all times are ahead, and days of the week stay. */
function moved<Value>(value: Value, byMs: number): Value {
  const text = JSON.stringify(value).replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, (at) =>
    new Date(Date.parse(at) + byMs).toISOString().replace('.000Z', 'Z'),
  );
  return JSON.parse(text) as Value;
}

describeInTurn('the document about plans', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  it('has three worked examples', () => {
    expect(examples.map(({ rows }) => rows.length)).toEqual([6, 7, 4]);
  });

  it.each(examples)('$title', async ({ body, rows }) => {
    const byMs = Math.ceil((Date.now() - Date.parse(body.startAt)) / weekMs + 1) * weekMs;
    const target = { miniProgram: world.miniProgram, targetApp: world.targetApp };
    const answer = await world.as('maker admin').post('/v1/plans/simulate', { ...moved(body, byMs), target });
    expect(answer).toMatchObject({ status: 200 });
    const { changes } = answer.body as {
      readonly changes: readonly { at: string; percentage: number; cause: { event: string } }[];
    };
    const answered = changes
      .slice(1)
      .map(({ at, percentage, cause }) => [
        new Date(at).toISOString().replace('.000Z', 'Z'),
        String(percentage),
        cause.event,
      ]);
    expect(changes[0]).toMatchObject({ percentage: 0, cause: { event: 'PlanStarted' } });
    expect(answered).toEqual(moved(rows, byMs));
  });
});
