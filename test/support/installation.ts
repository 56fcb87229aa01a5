/** A running all-in-one, and what one asks it over HTTP as the user admin. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningProgram } from './running-program.js';

export interface Installation {
  readonly apiUrl: string;
  readonly temporalUiUrl: string;
  /** The status, and the body as it was sent. */
  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<{ status: number; body: Json }>;
}

export interface Json {
  readonly [name: string]: Json & string & number;
}

/** Resolves once it has announced itself. */
export async function announced(program: RunningProgram, dataDir: string): Promise<Installation> {
  const [, apiUrl = ''] = await program.saying(/^ {2}API +(http:\S+)$/m);
  const [, temporalUiUrl = ''] = await program.saying(/^ {2}Temporal UI +(http:\S+)$/m);
  await program.saying(/Ctrl-C ends everything/);
  const token = readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
  return {
    apiUrl,
    temporalUiUrl,
    async ask(method, path, body) {
      const response = await fetch(`${apiUrl}${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Json };
    },
  };
}
