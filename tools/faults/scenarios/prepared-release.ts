/** A release for a scenario alone: no operator sends it commands. */
import { randomUUID } from 'node:crypto';
import { minuteMs } from '../../../domain/values/time-units.js';
import { commandsOf, giveCommand, type Operator, type SeenRelease, startRelease } from '../client/scenario-data.js';
import type { Scene } from './scenario.js';

const withinMs = minuteMs;
/** A command waits for the worker that takes over what a lost one had begun. */
const decidedWithinMs = 240_000;
const pollMs = 500;

/** @throws when it cannot be made: a scenario without it proves nothing. */
export async function preparedRelease(scene: Scene, number: string): Promise<SeenRelease> {
  const { data } = scene;
  const [operator] = data.operators;
  const miniProgram = data.miniPrograms.at(-1);
  if (operator === undefined || miniProgram === undefined)
    throw new Error('The scenario has no operator or no program');
  const release = await startRelease(data, operator, { miniProgram, environment: 'production', number }, withinMs);
  if (release === undefined) throw new Error(`The release of ${number} could not be made`);
  for (const body of [{ type: 'apply' }, { type: 'approve' }])
    await giveUntilApplied(scene, operator, release.id, body);
  return release;
}

/** Repeats the command under its key until it is decided. @throws when it is rejected, or not decided in time. */
export async function giveUntilApplied(
  { data, pause }: Scene,
  operator: Operator,
  release: string,
  body: { readonly type: string },
): Promise<void> {
  const key = randomUUID();
  const untilMs = performance.now() + decidedWithinMs;
  let last = 'not answered';
  while (performance.now() < untilMs) {
    const { answer } = await giveCommand(
      data,
      operator,
      { of: release, path: commandsOf(release), body, key },
      withinMs,
    );
    if (answer?.outcome === 'APPLIED') return;
    if (answer !== undefined && answer.outcome !== 'RECEIVED')
      throw new Error(`${body.type} of ${release} was answered with ${String(answer.status)} ${answer.code ?? ''}`);
    if (answer !== undefined) last = 'still waiting';
    await pause(pollMs);
  }
  throw new Error(`${body.type} of ${release} was ${last} after ${String(decidedWithinMs / 1_000)} s`);
}
