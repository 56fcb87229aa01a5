/** Stack traces of workflow code: short, and long enough to say where a release waits. */
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';

describeOnPglite('The stack traces of a workflow', (databases) => {
  const scene = useScene(databases);

  it('name the function that waits, in at most four frames', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await eventually(async () => {
      const traces = (await world.handle(release).query<string>('__stack_trace')).split('\n\n');
      expect(traces).toContainEqual(expect.stringMatching(/at waitForWork \(.*release-workflow\.[jt]s:/));
      for (const trace of traces) expect(trace.split('\n').length).toBeLessThanOrEqual(4);
    });
  });

  it('are bounded in new contexts alone', () => {
    expect(runInNewContext('Error.stackTraceLimit')).toBe(4);
    expect(Error.stackTraceLimit).toBeGreaterThanOrEqual(10);
  });
});
