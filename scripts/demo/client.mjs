/**
 * One user of a running Halftone, over plain HTTP. A refused request is printed as text without a stack.
 */
import { randomUUID } from 'node:crypto';
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

/** `fetch` for one person: `get` and `send` throw a DemoFailure for every refusal, `ask` returns it. */
export function clientOf(url, token) {
  const ask = async (method, path, body) => {
    const response = await answerOf(url, path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : parsed(text, url) };
  };
  const send = async (method, path, body) => {
    const { status, body: answer } = await ask(method, path, body);
    if (status >= 400) throw new DemoFailure(refusalWords(`${method} ${path}`, answer));
    return answer;
  };
  return {
    ask,
    send,
    get: (path) => send('GET', path),
    command: (release, command) => sendCommand(send, release, command),
  };
}

async function answerOf(url, path, init) {
  try {
    return await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    const why = error.cause?.code ?? error.cause?.message ?? error.message;
    throw new DemoFailure(
      `No server answers at ${url} (${why}).\n` +
        'Start Halftone in another terminal (npm start) and wait until it says that it runs; or set HALFTONE_URL.',
    );
  }
}

function parsed(text, url) {
  try {
    return JSON.parse(text);
  } catch {
    throw new DemoFailure(`What answers at ${url} is not Halftone. Set HALFTONE_URL to where it is.`);
  }
}

/** Sends a command and waits until it is decided; 202 means that the outcome was not there in time. */
async function sendCommand(send, release, command) {
  let answer = await send('POST', `/v1/releases/${release}/commands`, command);
  for (let asked = 0; answer.command.outcome === 'RECEIVED'; asked += 1) {
    if (asked > 60) throw new DemoFailure(`${command.type} is recorded but not decided: is a worker running?`);
    await pause(500);
    answer = await send('GET', `/v1/commands/${answer.command.id}`);
  }
  if (answer.command.outcome === 'REJECTED') throw new DemoFailure(refusalWords(command.type, answer.command));
  return answer.release;
}

export function refusalWords(what, { code, title, detail, remedy, errors = [] }) {
  const where = errors.map(({ path, message }) => `${path}: ${message}`);
  return [`${what} was refused: ${title ?? code}`, detail, ...where, remedy].filter(Boolean).join('\n');
}
