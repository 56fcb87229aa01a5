/** The least that a durable command can be: a signal, one activity, nothing shown, nothing decided. */
import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const { applyOne } = proxyActivities({ startToCloseTimeout: '3s', retry: { initialInterval: '100ms' } });

export async function bareWorkflow() {
  const queue = [];
  setHandler(defineSignal('command'), (id) => void queue.push(id));
  for (;;) {
    await condition(() => queue.length > 0);
    await applyOne(queue.shift());
  }
}
