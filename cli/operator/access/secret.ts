/** Prints a secret that the server shows once: alone on stdout, so that it can be piped into a file. */
import { printNote, printBody } from '../output/print.js';
import type { ConnectionFlags } from './connection.js';

interface WithSecret {
  readonly secret: string;
}

/** `text`: what it opens. It is on stderr. JSON and YAML have the whole answer on stdout. */
export async function printSecret({ output }: ConnectionFlags, made: WithSecret, text: string): Promise<void> {
  if (output === 'table') printNote(`${text}\n\nThe secret is shown this once:`);
  await printBody(output, made, () => made.secret);
}
