/**
 * Tells a live process from a number: process ids are reused, so a process is its id together with its start time,
 * on one machine (or in one container). Linux tells by /proc, other systems by `ps`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../log/error-fields.js';

export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal only for the same process. Empty when the system does not tell. */
  readonly startedAt: string;
  /** Where `pid` means something: the machine since its last boot, or the container. */
  readonly place: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: processStartedAt(process.pid) ?? '', place: ownPlace() };
}

/** 'elsewhere': it lives, if at all, where process ids are not ours to see. */
export function liveness(identity: ProcessIdentity): 'alive' | 'dead' | 'elsewhere' {
  if (identity.place !== ownPlace()) return 'elsewhere';
  const sameStart = (processStartedAt(identity.pid) ?? '') === identity.startedAt;
  return sameStart && isRunning(identity.pid) ? 'alive' : 'dead';
}

/** True for a process that exists and has not ended; a zombie has ended. */
export function isRunning(pid: number): boolean {
  if (pid <= 0) return false; // Zero and below mean groups of processes to kill().
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** The words a process was started with, joined by blanks; undefined when there is no such process. */
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

/** The folder that a process runs in; undefined where the system does not tell. */
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

/** The fields of /proc/<pid>/stat from the third (the state) on; the second, the name, may hold blanks and brackets. */
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
