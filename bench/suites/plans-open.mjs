/** The memory and CPU of a worker whose many releases wait for their plans, beside as many without one. */
import { setTimeout as pause } from 'node:timers/promises';
import { openInstallation } from '../engine/installation.mjs';
import { cpuMs, residentMiB } from '../engine/process-usage.mjs';
import { allStarted, grayTemplate, makeOwners, makeTemplate, multiply } from '../engine/release-world.mjs';

/** The plan has entered its first step. The second one comes after the measurement. */
const plan = { type: 'startPlan', steps: [{ percentage: 1, bake: 'P1D' }, { percentage: 100 }] };

export async function measurePlansOpen({ plans, idleSeconds }) {
  const theirs = await idle(plans, idleSeconds, (owners) => grayTemplate(owners, 'by-hand'));
  const ours = await idle(plans, idleSeconds, (owners) => plannedTemplate(owners));
  return { plans, idleSeconds, ours, theirs };
}

async function plannedTemplate(owners) {
  const template = await makeTemplate(owners, { name: 'planned', commands: [plan] });
  for (;;) {
    const { percentage } = await owners.admin.must('GET', `/v1/releases/${template.releaseId}`);
    if (percentage === 1) return template;
    await pause(100);
  }
}

async function idle(count, seconds, makeOne) {
  const installation = await openInstallation();
  const { pool } = installation;
  try {
    const first = await installation.startHalftone();
    const owners = await makeOwners(first);
    const template = await makeOne(owners);
    owners.admin.close();
    await first.end();
    const worker = await installation.startHalftone({ command: 'worker' });
    await multiply(pool, template, count);
    await allStarted(pool);
    await untilIdle(worker.pid);
    // At full size as long as a worker pauses between two comparisons with Temporal, so one falls into it.
    const before = cpuMs(worker.pid);
    const rssMiB = [];
    for (let second = 0; second < seconds; second++) {
      await pause(1_000);
      rssMiB.push(residentMiB(worker.pid));
    }
    const cpuMsASecond = (cpuMs(worker.pid) - before) / seconds;
    await worker.end();
    return { rssMiB: rssMiB.reduce((sum, one) => sum + one, 0) / seconds, cpuMsASecond };
  } finally {
    await installation.close();
  }
}

/** The workflows have made their first tasks: three looks in turn at a worker that takes a tenth of a core or less. */
async function untilIdle(pid) {
  for (let calm = 0; calm < 3; ) {
    const before = cpuMs(pid);
    await pause(2_000);
    calm = cpuMs(pid) - before <= 200 ? calm + 1 : 0;
  }
}
