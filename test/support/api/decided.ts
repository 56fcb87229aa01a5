/** For worlds that are made by commands: on a busy machine the API answers 202, and the outcome comes later. */
import { eventually } from '../eventually.js';

interface CommandAnswer {
  readonly command: { readonly id: string; readonly outcome: string };
}

/**
 * `answer`: of a command. Resolves to it, or to the answer of `GET /v1/commands/{command}` once that has an outcome.
 * `read`: gets a path of the API.
 */
export async function decided(answer: unknown, read: (path: string) => Promise<unknown>): Promise<unknown> {
  let latest = answer as CommandAnswer;
  const { id } = latest.command;
  await eventually(
    async () => {
      if (latest.command.outcome === 'RECEIVED') latest = (await read(`/v1/commands/${id}`)) as CommandAnswer;
      if (latest.command.outcome === 'RECEIVED') throw new Error(`Command ${id} has no outcome`);
    },
    { timeoutMs: 120_000, because: 'the worker of a program that has just started, on a busy machine' },
  );
  return latest;
}
