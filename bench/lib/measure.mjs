/** Times one case in its own process: CPU and wall time of passes, and bytes by the heap without any collection. */
import { users, programs } from './targets.mjs';

const passes = 7;
const callsAPass = 400_000;
const callsForBytes = 20_000;

/** `loop(from, count)` makes `count` decisions and returns how many said candidate. */
export function measureLoop(loop, { calls = callsAPass, decisionsACall = 1, bytesCalls = callsForBytes } = {}) {
  // What lies scattered among the garbage of the start is put together, as time does in a process that runs for long.
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  for (let i = 0; i < 3; i++) loop(i * calls, calls); // warm
  const cpuNs = [];
  let hits = 0;
  for (let pass = 0; pass < passes; pass++) {
    const before = process.cpuUsage();
    const startedAt = process.hrtime.bigint();
    hits += loop(pass * calls, calls);
    const wallNs = Number(process.hrtime.bigint() - startedAt);
    const used = process.cpuUsage(before);
    // The smaller of the two: CPU time counts other threads too, wall time counts other processes.
    cpuNs.push(Math.min(wallNs, (used.user + used.system) * 1000) / calls);
  }
  cpuNs.sort((a, b) => a - b);
  return {
    ns: cpuNs[0] / decisionsACall,
    medianNs: cpuNs[Math.floor(passes / 2)] / decisionsACall,
    bytes: bytesPerCall(loop, bytesCalls),
    share: hits / (passes * calls * decisionsACall),
  };
}

function bytesPerCall(loop, calls) {
  globalThis.gc?.();
  loop(0, 100); // Whatever a collection threw away is made again.
  const before = process.memoryUsage().heapUsed;
  loop(calls, calls);
  // Reading the meter costs some bytes itself; over so many calls it is below one.
  return Math.max(0, process.memoryUsage().heapUsed - before) / calls;
}

/** Which program and user call number `i` asks about: a stride that no cache foresees. */
export function programAt(i) {
  return programs[(i * 7) % programs.length];
}

export function userAt(i) {
  return users[(i * 31) & (users.length - 1)];
}

export function report(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
