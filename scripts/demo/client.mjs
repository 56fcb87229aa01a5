/**
 * What the demo does with our HTTP client: it prints a refused request as text without a stack, and waits for the
 * outcome of a command.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Something that a person can put right; its message says how. */
export class DemoFailure extends Error {
  name = 'DemoFailure';
}

/** HALFTONE_URL or where `npm start` listens; HALFTONE_TOKEN or the admin token that the first start wrote. */
export function settingsFrom(env) {
  const url = (env.HALFTONE_URL ?? `http://127.0.0.1:${env.PORT ?? '8080'}`).replace(/\/+$/, '');
  if (env.HALFTONE_TOKEN) return { url, token: env.HALFTONE_TOKEN };
  const file = join(env.HALFTONE_DATA_DIR ?? '.halftone', 'admin-token');
  try {
    return { url, token: readFileSync(file, 'utf8').trim() };
  } catch {
    throw new DemoFailure(
      `There is no admin token in ${file}.\n` +
        'Start Halftone first (npm start), or say which one you mean: HALFTONE_DATA_DIR, or HALFTONE_URL and HALFTONE_TOKEN.',
    );
  }
}

/** The data of a call of the client. @throws {DemoFailure} for a refusal. */
export async function dataOf(call) {
  const { data, error } = await call;
  if (error === undefined) return data;
  throw new DemoFailure(refusalWords(error.instance, error));
}

/** Sends a command and waits until it is decided; 202 means that the outcome was not there in time. */
export async function command(client, release, body) {
  const path = '/v1/releases/{release}/commands';
  let answer = await dataOf(client.POST(path, { params: { path: { release } }, body }));
  for (let retry = 0; answer.command.outcome === 'RECEIVED'; retry += 1) {
    if (retry > 60) throw new DemoFailure(`${body.type} is recorded but not decided: is a worker running?`);
    await pause(500);
    const params = { path: { command: answer.command.id } };
    answer = await dataOf(client.GET('/v1/commands/{command}', { params }));
  }
  if (answer.command.outcome === 'REJECTED') throw new DemoFailure(refusalWords(body.type, answer.command));
  return answer.release;
}

export function refusalWords(command, { code, title, detail, remedy, errors = [] }) {
  const where = errors.map(({ path, message }) => `${path}: ${message}`);
  return [`${command} was refused: ${title ?? code}`, detail, ...where, remedy].filter(Boolean).join('\n');
}

/** What to do about a `NoAnswer` of the client. */
export function noAnswerWords(url, { reason, detail }) {
  if (reason === 'foreign') return `What answers at ${url} is not Halftone. Set HALFTONE_URL to where it is.`;
  return (
    `No server answers at ${url} (${detail}).\n` +
    'Start Halftone in another terminal (npm start) and wait until it says that it runs; or set HALFTONE_URL.'
  );
}
