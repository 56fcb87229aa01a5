/**
 * Starts a program that must not outlive us, even after kill -9. It runs in a session of its own (Ctrl-C in a terminal
 * would reach it before we had a chance to use it for our own shutdown), under a small shell that waits for the end of
 * a pipe whose other end only we hold: when we are gone, for whatever reason, the pipe ends and the shell ends it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { programEnvironment } from './program-environment.js';

/**
 * Arguments: stop signal, pid file, text to put after the pid, program, its arguments. The watcher reads with the shell's own
 * `read`, not with a program of its own, so that ending the watcher leaves nothing behind. A stopped program takes the
 * stop signal once it is continued. A program that stays is killed five seconds later.
 */
const guardScript = `
stop=$1 pid_file=$2 note=$3; shift 3
"$@" </dev/null 3<&- & p=$!
(read -r _ <&3; kill -$stop $p; kill -CONT $p; sleep 5; kill -KILL $p) 2>/dev/null & watcher=$!
exec 3<&-
trap 'kill -$stop $p 2>/dev/null' TERM INT HUP
echo "$p $note" >"$pid_file.new" && mv "$pid_file.new" "$pid_file"
wait $p; wait $p 2>/dev/null; status=$?
kill $watcher 2>/dev/null
rm -f "$pid_file"
exit $status
`;

export interface GuardedProgram {
  readonly command: readonly [string, ...string[]];
  /** Holds the process id and `note` while the program runs. */
  readonly pidFile: string;
  readonly note: string;
  /** What it says on stdout and stderr is appended here. */
  readonly logFile: string;
  /** What the program takes for "end now"; by default TERM. */
  readonly stopSignal?: 'TERM' | 'INT';
  /** The folder to run in; by default ours. */
  readonly cwd?: string;
  /** Another user to run as; ours must be root then, and the pid file's folder theirs. */
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

export interface GuardedProcess {
  /** Resolves when the program has ended; never rejects. */
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** Asks it to end, insists after `insistAfterMs`, and resolves when it has. */
  stop(insistAfterMs?: number): Promise<void>;
}

export function startGuarded(program: GuardedProgram): GuardedProcess {
  const { command, pidFile, note, stopSignal = 'TERM', cwd, runAs } = program;
  const log = openSync(program.logFile, 'a');
  const guard = spawn('/bin/sh', ['-c', guardScript, 'guard', stopSignal, pidFile, note, ...command], {
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    env: programEnvironment(process.env),
    ...runAs,
  });
  closeSync(log);
  const lifeline = guard.stdio[3];
  lifeline?.on('error', () => undefined); // It breaks when the guard ends first, which is no news.
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      hasEnded = true;
      lifeline?.destroy();
      resolve();
    };
    guard.once('error', end);
    guard.once('exit', end);
  });
  return {
    ended,
    get hasEnded() {
      return hasEnded;
    },
    async stop(insistAfterMs = 8_000) {
      if (hasEnded) return;
      guard.kill('SIGTERM'); // Its trap passes it on; to the whole group it would reach the program twice.
      const insist = setTimeout(signalGroup, insistAfterMs, guard, 'SIGKILL');
      await ended;
      clearTimeout(insist);
      if (guard.signalCode === 'SIGKILL') await groupEnd(guard);
    },
  };
}

/** The guard leads a process group, in which the program is. False when the group has no process. */
function signalGroup(guard: ChildProcess, signal: 'SIGKILL' | 0): boolean {
  if (guard.pid === undefined) return false;
  try {
    return process.kill(-guard.pid, signal);
  } catch {
    return false;
  }
}

/** A killed guard can end before the program does. At most a second: without an init process the dead stay listed. */
async function groupEnd(guard: ChildProcess): Promise<void> {
  for (let looks = 0; looks < 100 && signalGroup(guard, 0); looks += 1) await pause(10);
}
