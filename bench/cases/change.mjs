/** A delta meets 100,000 targets: from the arrival of its bytes to the changed answer, and what the targets weigh. */
import { encodeServingPart, encodeServedTarget } from '../../dist/contracts/serving/serving.js';
import { report } from '../lib/measure.mjs';
import { openLibrary } from '../lib/open-library.mjs';
import { servingTargets, targetApp } from '../lib/targets.mjs';

const count = 100_000;
globalThis.gc();
const targets = servingTargets({ count });
globalThis.gc();
const bytesBefore = process.memoryUsage().heapUsed;
const loadStartedAt = process.hrtime.bigint();
const { decisions, send } = await openLibrary(targets);
const loadMs = Number(process.hrtime.bigint() - loadStartedAt) / 1e6;
globalThis.gc();
const bytesATarget = (process.memoryUsage().heapUsed - bytesBefore) / count;

const microseconds = [];
for (let i = 0; i < 500; i++) {
  const target = { ...targets[(i * 7919) % count], revision: 2 + i, candidate: null };
  const text = `id: ${i}\nevent: delta\ndata: ${encodeServingPart([encodeServedTarget(target)], true, 0)}\n\n`;
  await new Promise((resolve) => {
    const stop = decisions.onChange(() => {
      const answer = decisions.decide(targetApp, target.miniProgram, 'ada');
      microseconds.push(Number(process.hrtime.bigint() - arrivedAt) / 1e3);
      stop();
      if (answer.revision !== target.revision) throw new Error('not in effect');
      resolve();
    });
    const arrivedAt = process.hrtime.bigint();
    send(text);
  });
}
microseconds.sort((a, b) => a - b);
report({ count, loadMs, bytesATarget, p50Us: microseconds[250], p99Us: microseconds[494], worstUs: microseconds[499] });
process.exit(0);
