/**
 * Starts a program that must end with this process, even after kill -9. A small shell starts it and reads from a pipe
 * whose other end only this process holds. When this process ends, the pipe closes, and the shell ends the program.
 * Both run in a session of their own: otherwise Ctrl-C would end the program before the orderly shutdown needs it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../config/environment.js';

/**
 * Arguments: stop signal, pid file, text after the pid, program, arguments of the program. The watcher uses the shell's
 * built-in `read`, so that ending the watcher leaves no other process. A suspended program receives the stop signal
 * only after CONT. A program that does not end is killed after five seconds. A pid file that a later start has written
 * is left alone: after kill -9 of this process, the next one may start its program before this shell is done.
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
{ IFS= read -r line <"$pid_file"; } 2>/dev/null
[ "$line" = "$p $note" ] && rm -f "$pid_file"
exit $status
`;

export interface GuardedProgram {
  readonly command: readonly [string, ...string[]];
  /** Holds the process id and `note` while the program runs. */
  readonly pidFile: string;
  readonly note: string;
  /** Its stdout and stderr are appended here. */
  readonly logFile: string;
  /** The signal that ends the program in order. Default: TERM. */
  readonly stopSignal?: 'TERM' | 'INT';
  /** Working directory. Default: that of this process. */
  readonly cwd?: string;
  /** Runs the program as another user. This process must be root, and that user must own the folder of the pid file. */
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

export interface GuardedProcess {
  /** Resolves when the program has ended; never rejects. */
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** Sends the stop signal, kills the program after `insistAfterMs` (8 s), and resolves when it has ended. */
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
  lifeline?.on('error', () => undefined); // The pipe breaks when the shell ends first. `exit` reports that.
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
      guard.kill('SIGTERM'); // The shell forwards it. Sent to the group, it would reach the program twice.
      const insist = setTimeout(signalGroup, insistAfterMs, guard, 'SIGKILL');
      await ended;
      clearTimeout(insist);
      if (guard.signalCode === 'SIGKILL') await groupEnd(guard);
    },
  };
}

/** Signals the process group of shell and program. False when the group has no process. */
function signalGroup(guard: ChildProcess, signal: 'SIGKILL' | 0): boolean {
  if (guard.pid === undefined) return false;
  try {
    return process.kill(-guard.pid, signal);
  } catch {
    return false;
  }
}

/** Waits until the group is empty, at most 1 s: in a container without an init process, ended processes stay listed. */
async function groupEnd(guard: ChildProcess): Promise<void> {
  for (let looks = 0; looks < 100 && signalGroup(guard, 0); looks += 1) await pause(10);
}

/** Names of variables that any program may need. */
const needed = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['SYSTEMROOT', 'USERPROFILE', 'LOCALAPPDATA', 'APPDATA', 'PATHEXT', 'COMSPEC'],
]);

/**
 * The environment for a program that this process starts, without the secrets of this process (database address, push
 * keys, tokens). Every process of the same user can read them from /proc. `also`: further names, by pattern.
 */
export function programEnvironment(env: Environment, also: readonly RegExp[] = []): Environment {
  const isNeeded = (name: string): boolean =>
    needed.has(name.toUpperCase()) || name.startsWith('LC_') || also.some((pattern) => pattern.test(name));
  return Object.fromEntries(Object.entries(env).filter(([name]) => isNeeded(name)));
}

/** Variables of Go, and of the proxies and tools with which it downloads modules. */
export const forGo = [/^GO/, /^CGO_/, /^(https?|no|all)_proxy$/i, /^GIT_/, /^(CC|CXX|AR|NETRC)$/];
