/** Stop commands with every worker dead: the API alone has to bring them to their outcome. */
import { figuresOf } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { operatorsAt } from '../engine/operator.mjs';
import { allStarted, grayTemplate, makeOwners, multiply } from '../engine/release-world.mjs';

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
    const lane = async () => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop())
        ms.push(await operators.timed(id, { type: 'pause', reason: 'crashes' }));
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    operators.close();
    owners.admin.close();
    await api.end();
    return figuresOf(ms);
  } finally {
    await installation.close();
  }
}
