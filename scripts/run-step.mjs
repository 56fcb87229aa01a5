/** Runs a program as one step of a script: its output is the script's, its failure is explained in one line. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Ends the step with this process, however this process ends. */
const groupScript = join(projectDir, 'platform', 'process', 'process-group.sh');
const running = new Set();

/**
 * Resolves to the exit code. 127 means that a program is not installed, and its remedy has been printed, except with
 * `explain: false`. `onSilence` is called every `silenceMs`, for programs that say nothing for long. What it says goes
 * to `outputFile` instead, when that is named. No process of the step outlives it.
 */
export function runStep(program, args, options = {}) {
  const { env = process.env, silenceMs = 10_000, onSilence, outputFile, explain = true } = options;
  return new Promise((resolve) => {
    const startedAtMs = Date.now();
    const timer = onSilence && setInterval(() => onSilence(Math.round((Date.now() - startedAtMs) / 1000)), silenceMs);
    const output = outputFile === undefined ? 'inherit' : openSync(outputFile, 'w');
    const leader = spawn('/bin/sh', [groupScript, program, ...args], {
      cwd: projectDir,
      env,
      detached: true,
      stdio: ['ignore', output, output, 'pipe'],
    });
    leader.stdio[3].on('error', () => undefined);
    running.add(leader);
    leader.once('exit', (code, signal) => {
      killGroup(leader);
      running.delete(leader);
      clearInterval(timer);
      if (output !== 'inherit') closeSync(output);
      if (code === 127 && explain) sayHowToInstall(program);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Ends the steps that run: in order within `insistAfterMs`, then at once. */
export function endSteps(signal, insistAfterMs = 5_000) {
  for (const leader of running) {
    leader.kill(signal);
    setTimeout(() => running.has(leader) && killGroup(leader), insistAfterMs).unref();
  }
}

/** What the step has left behind, and the shell's own watcher. */
function killGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is empty.
  }
}

/** The remedy is npm's own, except for npm itself. */
function sayHowToInstall(program) {
  if (program === 'npm') return;
  console.error('halftone: a program is not installed. Run `npm ci --include=dev`, then run this again.');
}

/** A program that a package brought along. */
export function packageProgram(name) {
  return join(projectDir, 'node_modules', '.bin', name);
}
