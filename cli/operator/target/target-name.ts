/** Reads the target that an argument names: `program/app/environment`. */
import type { TargetName } from '../../../client/send-command.js';
import { environments } from '../../../domain/registry/target-app.js';
import { OperatorFailure } from '../output/failure.js';

export const targetArgument = 'program/app/environment';

/** @throws OperatorFailure for a text that is no such name. */
export function requireTargetName(text: string): TargetName {
  const id = '[a-z0-9][a-z0-9-]*';
  const [, miniProgram = '', targetApp = '', place = ''] = new RegExp(`^(${id})/(${id})/([a-z]+)$`).exec(text) ?? [];
  const environment = environments.find((one) => one === place);
  if (environment !== undefined) return { miniProgram, targetApp, environment };
  throw new OperatorFailure('usage', `"${text}" does not name a target`, [
    `Say ${targetArgument}, such as weather/wallet/production. Environments: ${environments.join(', ')}.`,
  ]);
}

export function nameOfTarget({ miniProgram, targetApp, environment }: TargetName): string {
  return `${miniProgram}/${targetApp}/${environment}`;
}
