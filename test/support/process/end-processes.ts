/** Ends the processes that a test started, after it. */
import type { ChildProcess } from 'node:child_process';
import { afterEach } from '@jest/globals';
import { pidsBelow } from './process-tree.js';

const running: { readonly child: ChildProcess; readonly ended: Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(
    running.splice(0).map(async ({ child, ended }) => {
      endNow(child);
      await ended;
    }),
  );
});

/** `ended` resolves when the child has ended. */
export function endAfterTest(child: ChildProcess, ended: Promise<unknown>): void {
  running.push({ child, ended });
}

/** Kills the whole process tree, because npm does not forward SIGKILL. */
function endNow(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  for (const pid of pidsBelow(child.pid ?? 0)) process.kill(pid, 'SIGKILL');
}
