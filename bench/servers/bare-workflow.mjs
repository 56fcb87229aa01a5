/**
 * The least that a durable command can be: a signal, one activity, nothing shown, nothing decided. And the least that a
 * plan can be: an activity after a pause.
 */
import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

const { applyOne } = proxyActivities({ startToCloseTimeout: '3s', retry: { initialInterval: '100ms' } });

export async function bareWorkflow() {
  const queue = [];
  setHandler(defineSignal('command'), (id, pauseMs = 0) => void queue.push({ id, pauseMs }));
  for (;;) {
    await condition(() => queue.length > 0);
    const { id, pauseMs } = queue.shift();
    if (pauseMs > 0) await sleep(pauseMs);
    await applyOne(id);
  }
}
