/** Lists the descendants of a process, and those of them that a terminal signal reaches. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

/** The process itself first, then its children, then their children. */
export function pidsBelow(root: number): readonly number[] {
  return treeOf(root).map(({ pid }) => pid);
}

/** Sends the signal to each process of the foreground group, as Ctrl-C in a terminal does. */
export function pressCtrlC(root: number): void {
  const tree = treeOf(root);
  for (const { pid, group } of tree) if (group === tree[0]?.group) process.kill(pid, 'SIGINT');
}

function treeOf(root: number): readonly ProcessEntry[] {
  const all = processes();
  const tree = all.filter(({ pid }) => pid === root);
  // The list grows during the loop.
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

function processes(): readonly ProcessEntry[] {
  const rows = process.platform === 'linux' ? fromProc() : fromPs();
  return rows.map(([pid = 0, parent = 0, group = 0]) => ({ pid, parent, group }));
}

function fromProc(): number[][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [[pid, parent, group].map(Number)];
      } catch {
        return []; // The process ended during the read.
      }
    });
}

function fromPs(): number[][] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid='], { encoding: 'utf8' });
  return table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
}

/** What a process list shows of all processes of this machine. */
export function commandLines(): readonly string[] {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-A', '-o', 'command='], { encoding: 'utf8' }).split('\n');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return []; // The process ended during the read.
      }
    });
}
