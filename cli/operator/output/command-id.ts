/** The id under which a command writes. Given twice with the same id, it is done once. */
import { type Command, InvalidArgumentError } from 'commander';
import { newId } from '../../../client/new-id.js';
import { printNote } from './print.js';

export interface CommandIdFlags {
  readonly commandId?: string;
}

export function withCommandId(command: Command): Command {
  const words = 'to repeat a command safely: it is applied once for each id (a new one)';
  return command.option('--command-id <id>', words, parseCommandId);
}

/** Prints the id before the request is sent, so that one without an answer can be repeated. */
export function announcedId({ commandId: id = newId() }: CommandIdFlags): string {
  printNote(`Command id: ${id}`);
  return id;
}

/** The header of a request that is no command of a release. */
export function idHeader(flags: CommandIdFlags): { readonly 'idempotency-key': string } {
  return { 'idempotency-key': announcedId(flags) };
}

/** As the API takes an Idempotency-Key. */
function parseCommandId(text: string): string {
  if (/^[\x21-\x7e]{1,200}$/.test(text)) return text;
  throw new InvalidArgumentError('Use 1 to 200 visible ASCII characters.');
}
