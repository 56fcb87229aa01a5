/**
 * Ends this process with the processes that started it: npm, npm's shell, and the program that runs npm. npm passes
 * SIGTERM and SIGINT on, but not SIGHUP, and nothing can pass SIGKILL on. Imported for that effect by every script of
 * package.json. A process that leads a session of its own (setsid, a service manager) and a background job of a shell
 * outlive the process that started them, as usual.
 */
import { execFileSync } from 'node:child_process';
import { fstatSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';

const pollMs = process.platform === 'linux' ? 250 : 1000;
/** Longer than an orderly shutdown takes. */
const killAfterMs = 20_000;
const shells = new Set(['sh', 'dash', 'bash', 'zsh', 'ksh', 'ash', 'busybox', 'fish']);

const chain = chainToWatch();
const timer = setInterval(() => {
  if (chain.every(({ pid, parent }) => parentOf(pid) === parent)) return;
  clearInterval(timer);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), killAfterMs).unref();
  process.kill(process.pid, 'SIGTERM');
}, pollMs);
timer.unref();

/** Pairs of a process and its parent. When one of the parents ends, the pair is no longer true. */
function chainToWatch() {
  const pairs = [];
  let pid = process.pid;
  const isRunByNpm = process.env.npm_lifecycle_event !== undefined;
  if (isRunByNpm) {
    pid = add(pairs, pid);
    if (isShell(pid)) pid = add(pairs, pid);
  }
  if (endsWithParent(pid)) add(pairs, pid);
  return pairs;
}

function add(pairs, pid) {
  const parent = parentOf(pid);
  if (parent > 1) pairs.push({ pid, parent });
  return parent;
}

function endsWithParent(pid) {
  const { parent, session } = statusOf(pid) ?? {};
  if (parent === undefined || parent <= 1 || session === pid) return false;
  // A shell gives its background jobs /dev/null as stdin. In a terminal, SIGHUP reaches the foreground job.
  return isShell(parent) ? hasStdinOfItsOwn() : true;
}

function hasStdinOfItsOwn() {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket() || stdin.isFile();
  } catch {
    return false;
  }
}

function isShell(pid) {
  return shells.has(statusOf(pid)?.name ?? '');
}

function parentOf(pid) {
  return pid === process.pid ? process.ppid : (statusOf(pid)?.parent ?? 0);
}

/** undefined when there is no such process. */
function statusOf(pid) {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

function fromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const [, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { name, parent: Number(parent), session: Number(session) };
}

/**
 * The group is compared instead of the session, which not every ps names: both begin with the process that leads them.
 */
function fromPs(pid) {
  const row = execFileSync('ps', ['-o', 'ppid=,pgid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, group, name = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/m.exec(row) ?? [];
  return { name: basename(name).replace(/^-/, ''), parent: Number(parent), session: Number(group) };
}
