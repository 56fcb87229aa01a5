import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { type GuardedProcess, startGuarded } from '../../../platform/process/guarded-process.js';
import { commandLineOf, isRunning } from '../../../platform/process/process-identity.js';
import { tempDir } from '../../support/process/temp-dir.js';

describe('startGuarded', () => {
  it('ends the program on stop, and leaves no program, guard or pid file', async () => {
    const folder = tempDir();
    const guarded = guardedSleep(folder);
    const pid = await pidOnceWritten(folder);
    expect(commandLineOf(pid)).toBe('sleep 1000');

    await guarded.stop();
    expect(isRunning(pid)).toBe(false);
    expect(guarded.hasEnded).toBe(true);
    expect(existsSync(join(folder, 'pid'))).toBe(false);
  });

  it('leaves a pid file alone that a later start has written', async () => {
    const folder = tempDir();
    const guarded = guardedSleep(folder);
    await pidOnceWritten(folder);
    writeFileSync(join(folder, 'pid'), '1 of a later start\n');
    await guarded.stop();
    expect(readFileSync(join(folder, 'pid'), 'utf8')).toBe('1 of a later start\n');
  });

  it('kills the program if it ignores SIGTERM', async () => {
    const folder = tempDir();
    const guarded = guard(folder, ['sh', '-c', 'trap "" TERM; while :; do sleep 0.05; done']);
    const pid = await pidOnceWritten(folder);
    await guarded.stop(200);
    expect(isRunning(pid)).toBe(false);
  });

  it('reports when the program ends by itself', async () => {
    const folder = tempDir();
    const guarded = guard(folder, ['sh', '-c', 'echo gone; exit 3']);
    await guarded.ended;
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('gone\n');
    await guarded.stop();
  });

  it('treats a missing program as one that has ended', async () => {
    await guard(tempDir(), ['/nowhere/temporal']).ended;
  });

  it('ends the program when the process that started it is killed', async () => {
    const folder = tempDir();
    const parent = processThatGuards(folder);
    const pid = await pidOnceWritten(folder);
    expect(isRunning(pid)).toBe(true);

    parent.kill('SIGKILL');
    await once(parent, 'exit');
    while (isRunning(pid)) await pause(20);
    while (existsSync(join(folder, 'pid'))) await pause(20);
  });
});

function guardedSleep(folder: string): GuardedProcess {
  return guard(folder, ['sleep', '1000']);
}

function guard(folder: string, command: [string, ...string[]]): GuardedProcess {
  return startGuarded({ command, pidFile: join(folder, 'pid'), note: '', logFile: join(folder, 'log') });
}

/** A separate process that starts a guarded `sleep` and keeps running. */
function processThatGuards(folder: string): ChildProcess {
  const source = join(import.meta.dirname, '../../../platform/process/guarded-process.ts');
  const { code } = transformFileSync(source, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } });
  writeFileSync(join(folder, 'guarded-process.js'), code);
  const start = `startGuarded(${JSON.stringify({
    command: ['sleep', '1000'],
    pidFile: join(folder, 'pid'),
    note: '',
    logFile: join(folder, 'log'),
  })});`;
  const script = join(folder, 'guards.mjs');
  const use = `import { startGuarded } from './guarded-process.js';\n${start}\nsetInterval(() => {}, 1000);\n`;
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(script, use);
  return spawn(process.execPath, [script], { stdio: 'inherit' });
}

async function pidOnceWritten(folder: string): Promise<number> {
  const file = join(folder, 'pid');
  while (!existsSync(file)) await pause(10);
  return Number.parseInt(readFileSync(file, 'utf8'), 10);
}
