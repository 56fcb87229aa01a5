/**
 * Identifies a process. Process ids are reused, so the identity is the id, the start time, and the machine or
 * container. Read from /proc on Linux, and by `ps` on other systems.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../log/error-fields.js';

export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in a format of the system, only for comparison. Empty when the system does not report it. */
  readonly startedAt: string;
  /** The scope of `pid`: the machine since its last boot, or the container. */
  readonly place: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: processStartedAt(process.pid) ?? '', place: ownPlace() };
}

/** 'elsewhere': it belongs to another machine or container, so it cannot be checked. */
export function liveness(identity: ProcessIdentity): 'alive' | 'dead' | 'elsewhere' {
  if (identity.place !== ownPlace()) return 'elsewhere';
  const sameStart = (processStartedAt(identity.pid) ?? '') === identity.startedAt;
  return sameStart && isRunning(identity.pid) ? 'alive' : 'dead';
}

/** True for a process that exists and has not ended; a zombie has ended. */
export function isRunning(pid: number): boolean {
  if (pid <= 0) return false; // For kill(), 0 and negative numbers are process groups.
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** The command line of a process, joined by blanks. Undefined when there is no such process. */
export function commandLineOf(pid: number): string | undefined {
  try {
    const words = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .join(' ')
      .trim();
    return words === '' ? undefined : words;
  } catch {
    return askPs(pid, 'command=');
  }
}

/** The working directory of a process. Undefined when the system does not report it. */
export function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`);
  } catch {
    return undefined;
  }
}

function processStartedAt(pid: number): string | undefined {
  // Field 22 of /proc/<pid>/stat: clock ticks from boot to the start of the process.
  return statFields(pid)?.[19] ?? askPs(pid, 'lstart=');
}

/**
 * The fields of /proc/<pid>/stat from the third (the state) on. The second, the name, may contain blanks and brackets.
 */
function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function askPs(pid: number, column: string): string | undefined {
  if (process.platform === 'linux') return undefined;
  try {
    const answer = execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return answer.trim() === '' ? undefined : answer.trim();
  } catch {
    return undefined;
  }
}

function ownPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
