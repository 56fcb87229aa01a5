/** A release for a scenario alone: no operator sends it commands. */
import { commandsOf, give, type SeenRelease, startRelease } from '../client/stage.js';
import type { Scene } from './scenario.js';

const withinMs = 60_000;

/** @throws when it cannot be made: a scenario without it proves nothing. */
export async function preparedRelease({ stage }: Scene, number: string): Promise<SeenRelease> {
  const [operator] = stage.operators;
  const miniProgram = stage.miniPrograms.at(-1);
  if (operator === undefined || miniProgram === undefined) throw new Error('The stage has no operator or no program');
  const release = await startRelease(stage, operator, { miniProgram, environment: 'production', number }, withinMs);
  if (release === undefined) throw new Error(`The release of ${number} could not be made`);
  for (const type of ['apply', 'approve'])
    await give(stage, operator, { of: release.id, path: commandsOf(release.id), body: { type } }, withinMs);
  return release;
}
