/** What a process uses, as the kernel counts it. */
import { readFileSync } from 'node:fs';

/** The kernel counts 100 ticks a second. */
const msATick = 10;

export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** Since its start, in user and system mode. */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * msATick;
}
