/** Whether this machine has a program that a test needs. */
import { spawnSync } from 'node:child_process';

/** `argument`: with which it says its version and ends. */
export function hasProgram(name: string, argument: string): boolean {
  return spawnSync(name, [argument], { stdio: 'ignore' }).status === 0;
}
