/** Runs a program as one step of a script: its output is ours, its failure is told in one line. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Resolves to the exit code, 127 when the program could not be started. `onSilence` is called every `silenceMs`, for
 * programs that say nothing for long.
 */
export function runStep(program, args, { env = process.env, silenceMs = 10_000, onSilence } = {}) {
  return new Promise((resolve) => {
    const startedAtMs = Date.now();
    const timer = onSilence && setInterval(() => onSilence(Math.round((Date.now() - startedAtMs) / 1000)), silenceMs);
    const end = (code) => {
      clearInterval(timer);
      resolve(code);
    };
    const child = spawn(program, args, { cwd: projectDir, stdio: 'inherit', env });
    child.once('error', (error) => {
      console.error(`halftone: ${program} could not be started: ${error.message}`);
      end(127);
    });
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** A program that a package brought along. */
export function packageProgram(name) {
  return join(projectDir, 'node_modules', '.bin', name);
}
