/** A command to a release on a target app with many change windows, beside one on an app with none. */
import { figuresOf, lowest } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { operatorsAt } from '../engine/operator.mjs';
import { allStarted, grayTemplate, makeOwners, makeTemplate, multiply, raiser } from '../engine/release-world.mjs';

export async function measurePlanWindows({ rounds, commands, windows }) {
  const installation = await openInstallation();
  const { pool } = installation;
  try {
    const halftone = await installation.startHalftone();
    const owners = await makeOwners(halftone);
    const targetApp = 'bench-windows';
    await makeApp(owners, { targetApp, windows });
    const commandsOfGray = [{ type: 'setPercentage', percentage: 1 }];
    const closed = await makeTemplate(owners, { name: 'windows', commands: commandsOfGray, targetApp });
    const idsWith = await multiply(pool, closed, 50);
    const idsWithout = await multiply(pool, await grayTemplate(owners, 'free'), 50);
    await allStarted(pool);
    const operators = operatorsAt(halftone.url, owners.tokens);
    const raise = raiser();
    const all = { ours: [], theirs: [] };
    for (let round = 0; round <= rounds; round++) {
      const ms = { ours: [], theirs: [] };
      for (let n = 0; n < commands; n++) {
        const [id, other] = [idsWith[n % 50], idsWithout[n % 50]];
        ms.ours.push(await operators.timed(id, raise(id)));
        ms.theirs.push(await operators.timed(other, raise(other)));
      }
      if (round === 0) continue; // Warm now.
      for (const side of ['ours', 'theirs']) all[side].push(figuresOf(ms[side]));
    }
    operators.close();
    owners.admin.close();
    await halftone.end();
    return { windows, ours: lowest(all.ours, 'p50'), theirs: lowest(all.theirs, 'p50') };
  } finally {
    await installation.close();
  }
}

/** Every one of its windows covers the app, and closes it at another hour of the next years' first of January. */
async function makeApp({ admin, workspace }, { targetApp, windows }) {
  await admin.must('POST', '/v1/target-apps', {
    id: targetApp,
    name: targetApp,
    workspace,
    environments: ['production'],
    policy: { review: { selfApproval: true } },
  });
  for (let n = 0; n < windows; n++) {
    const hour = String(n % 24).padStart(2, '0');
    await admin.must('POST', `/v1/workspaces/${workspace}/change-windows`, {
      name: `Window ${n}`,
      kind: 'DENY',
      scope: { targetApp },
      zone: 'UTC',
      reason: 'A bench',
      start: `2040-01-01T${hour}:00`,
      end: `2040-01-01T${hour}:30`,
      rrule: 'FREQ=YEARLY',
    });
  }
}
