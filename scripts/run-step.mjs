/** Runs a program as one step of a script: its output is ours, its failure is told in one line. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Resolves to the exit code. 127 means that a program is not installed, and its remedy has been printed. `onSilence` is called every `silenceMs`, for
 * programs that say nothing for long. What it says goes to `outputFile` instead, when that is named.
 */
export function runStep(program, args, { env = process.env, silenceMs = 10_000, onSilence, outputFile } = {}) {
  return new Promise((resolve) => {
    const startedAtMs = Date.now();
    const timer = onSilence && setInterval(() => onSilence(Math.round((Date.now() - startedAtMs) / 1000)), silenceMs);
    const output = outputFile === undefined ? 'inherit' : openSync(outputFile, 'w');
    const end = (code) => {
      clearInterval(timer);
      if (output !== 'inherit') closeSync(output);
      resolve(code);
    };
    const child = spawn(program, args, { cwd: projectDir, stdio: ['inherit', output, output], env });
    child.once('error', (error) => {
      console.error(`halftone: ${program} could not be started: ${error.message}`);
      sayHowToInstall(program);
      end(127);
    });
    child.once('exit', (code, signal) => {
      if (code === 127) sayHowToInstall(program); // From a shell that did not find a program of the step.
      end(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
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
