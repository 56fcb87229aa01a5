/** Stop commands with every worker dead: the API alone has to bring them to their outcome. */
import { figuresOf } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { inLanes } from '../engine/lanes.mjs';
import { operatorsAt } from '../engine/operator.mjs';
import { allStarted, grayTemplate, makeOwners, multiply } from '../engine/release-world.mjs';

const lanes = 4;

export async function measureStops({ stops }) {
  const installation = await openInstallation();
  try {
    const halftone = await installation.startHalftone();
    const owners = await makeOwners(halftone);
    const ids = await multiply(installation.pool, await grayTemplate(owners, 'gray'), stops);
    await allStarted(installation.pool);
    await halftone.end('SIGKILL');
    const api = await installation.startHalftone({ command: 'api' });
    const operators = operatorsAt(api.url, owners.tokens);
    const ms = [];
    await inLanes(ids.length, lanes, async (n) => {
      ms.push(await operators.timed(ids[n], { type: 'pause', reason: 'crashes' }));
    });
    operators.close();
    owners.admin.close();
    await api.end();
    return figuresOf(ms);
  } finally {
    await installation.close();
  }
}
