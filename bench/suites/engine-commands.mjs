/**
 * One command at a time, then many: HTTP request to recorded outcome, beside bare workflows, in turns; and its events.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { figuresOf, lowest } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { inLanes } from '../engine/lanes.mjs';
import { operatorsAt } from '../engine/operator.mjs';
import { grayTemplate, makeOwners, multiply, allStarted, raiser } from '../engine/release-world.mjs';

const lanes = 64;
/** Longer than a workflow takes to write down what its activity answered. */
const restMs = 60;

export async function measureCommands({ rounds, commands, releases }) {
  const installation = await openInstallation();
  const { pool } = installation;
  try {
    const halftone = await installation.startHalftone();
    const owners = await makeOwners(halftone);
    const ids = await multiply(pool, await grayTemplate(owners, 'gray'), releases);
    await allStarted(pool);
    const bare = await installation.startBare();
    await bare.ask({ kind: 'open', count: releases });
    const operators = operatorsAt(halftone.url, owners.tokens);
    const raise = raiser();
    const one = async (n) => operators.timed(ids[n % releases], raise(ids[n % releases]));
    const bareOne = async (n) => (await bare.ask({ kind: 'commands', of: [n % releases] })).ms[0];

    const latency = { ours: [], bare: [] };
    const throughput = { ours: [], bare: [] };
    const perSecond = (count, startedAt) => count / ((Date.now() - startedAt) / 1000);
    for (let round = 0; round <= rounds; round++) {
      const [ours, theirs] = [[], []];
      for (let n = 0; n < commands; n++) {
        ours.push(await one(n));
        theirs.push(await bareOne(n));
      }
      const startedAt = Date.now();
      await inLanes(releases * 4, lanes, one);
      const many = perSecond(releases * 4, startedAt);
      const bareMany = await bare.ask({ kind: 'throughput', count: releases, each: 4, lanes });
      if (round === 0) continue; // Warm now.
      latency.ours.push(figuresOf(ours));
      latency.bare.push(figuresOf(theirs));
      throughput.ours.push(many);
      throughput.bare.push(bareMany.perSecond);
    }
    const events = await measureEvents({ one, bare, bareOne, releaseId: ids[0] });
    operators.close();
    owners.admin.close();
    await halftone.end();
    await bare.end();
    return {
      p50: { ours: lowest(latency.ours, 'p50'), bare: lowest(latency.bare, 'p50') },
      p99: { ours: lowest(latency.ours, 'p99'), bare: lowest(latency.bare, 'p99') },
      perSecond: { ours: Math.max(...throughput.ours), bare: Math.max(...throughput.bare) },
      events,
      rounds: { latency, throughput },
    };
  } finally {
    await installation.close();
  }
}

/**
 * Of three hundred commands to one release: its runs follow each other, and none may grow long. Each comes when the one
 * before is done in the history too; sent earlier, two commands share a workflow task, on either side.
 */
async function measureEvents({ one, bare, bareOne }) {
  const count = 300;
  const workflowId = 'release/gray-1/1.0.0/bench-wallet/production';
  const before = await bare.ask({ kind: 'runs', workflowId });
  const bareBefore = await bare.ask({ kind: 'runs', workflowId: 'bare-0' });
  for (let n = 0; n < count; n++) await one(0).then(() => pause(restMs));
  for (let n = 0; n < 50; n++) await bareOne(0).then(() => pause(restMs));
  const after = await bare.ask({ kind: 'runs', workflowId });
  const bareAfter = await bare.ask({ kind: 'runs', workflowId: 'bare-0' });
  const sum = ({ lengths }) => lengths.reduce((all, length) => all + length, 0);
  return {
    ours: (sum(after) - sum(before)) / count,
    bare: (sum(bareAfter) - sum(bareBefore)) / 50,
    longestRun: Math.max(...after.lengths),
    runs: after.lengths.length,
  };
}
