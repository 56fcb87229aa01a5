/**
 * How late a due step is taken: from the end of its bake to its event, beside a bare workflow that sleeps as long
 * between two activities. Both are measured from commit to commit, by the clock of the database.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { figuresOf, lowest } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { allStarted, makeOwners, makeTemplate, multiply } from '../engine/release-world.mjs';

const bakeMs = 2_000;
const stepsEach = 5;

export async function measurePlanSteps({ rounds, planned }) {
  const installation = await openInstallation();
  const { pool } = installation;
  try {
    const halftone = await installation.startHalftone();
    const owners = await makeOwners(halftone);
    await owners.admin.must('PATCH', '/v1/target-apps/bench-wallet', { policy: { rollout: { minBake: 'PT1S' } } });
    const ids = await multiply(
      pool,
      await makeTemplate(owners, { name: 'ready', commands: [] }),
      planned * (rounds + 1),
    );
    await allStarted(pool);
    const bare = await installation.startBare();
    await bare.ask({ kind: 'open', count: planned });
    const all = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round++) {
      const ours = await late(owners.admin, pool, ids.slice(round * planned, (round + 1) * planned));
      const { lateMs } = await bare.ask({ kind: 'chains', count: planned, steps: stepsEach, pauseMs: bakeMs });
      if (round === 0) continue; // Warm now.
      all.ours.push(figuresOf(ours));
      all.bare.push(figuresOf(lateMs));
    }
    owners.admin.close();
    await Promise.all([halftone.end(), bare.end()]);
    const best = (name) => ({ ours: lowest(all.ours, name), bare: lowest(all.bare, name) });
    return { planned, steps: stepsEach - 1, p50: best('p50'), p99: best('p99') };
  } finally {
    await installation.close();
  }
}

/** The plans start one after the other, so that their steps do not come at once. */
async function late(admin, pool, ids) {
  const steps = Array.from({ length: stepsEach }, (_, n) => ({ percentage: n + 1, bake: `PT${bakeMs / 1000}S` }));
  for (const id of ids) {
    await admin.timed(id, { type: 'startPlan', steps, endsBelowFull: true });
    await pause(bakeMs / ids.length);
  }
  await pause(bakeMs * (stepsEach + 1));
  const { rows } = await pool.query(
    `select extract(epoch from at - lag(at) over (partition by aggregate_id order by seq)) * 1000 as ms from event
     where type = 'PercentageSet' and aggregate_id = any($1)`,
    [ids],
  );
  const taken = rows.filter(({ ms }) => ms !== null).map(({ ms }) => Number(ms) - bakeMs);
  if (taken.length !== ids.length * (stepsEach - 1)) throw new Error(`${taken.length} steps were taken`);
  return taken;
}
