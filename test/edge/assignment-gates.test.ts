/**
 * The gates of the assignment through every way to ask: one million users each, no difference from the algorithm.
 * Never to be loosened.
 */
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServingTarget } from '../../contracts/serving.js';
import type { EdgeHandler } from '../../edge/http/edge-handler.js';
import { type Decisions, open } from '../../edge/library/decide.js';
import { openEdge } from '../../edge/open-edge.js';
import { launchUser, prepare, type PreparedView, resolve } from '../../domain/assignment/assign.js';
import { silentLogger } from '../../platform/logger.js';
import {
  bearer,
  contextOf,
  type EdgeWorld,
  edgeWorld,
  evaluate,
  secret,
  servingTarget,
  servingTargets,
} from '../support/edge-world.js';
import { eventually } from '../support/eventually.js';
import { tempDir } from '../support/temp-dir.js';

const million = 1_000_000;
/** Over a real socket the whole million takes a minute or two: `npm run test:gates` asks for it. */
const usersOverHttp = process.env['GATES_OVER_HTTP'] === 'whole' ? million : 20_000;
const strideOverHttp = usersOverHttp === million ? 1 : 47;

/** Shares from 0.01 % to 99.99 %, with and without testers, baselines, hash versions that nobody knows. */
function targets(revision: number): ServingTarget[] {
  return servingTargets(1000, { revision }).map((target, i) => ({
    ...target,
    candidate: target.candidate && {
      ...target.candidate,
      bp: 1 + ((i * 37 + revision * 311) % 9999),
      hashVersion: i % 50 === 9 ? 2 : 1,
    },
    baseline: i % 20 === 3 ? null : target.baseline,
    pilots: i % 10 === 4 ? [{ releaseId: 'pilot', version: '9.9.9', users: ['openid-5', `user-${i}`] }] : [],
    suspended: i % 100 === 77,
  }));
}

/** A user and a target for each number; every target meets a thousand users. */
const users = Array.from({ length: million }, (_, i) =>
  i % 3 === 0 ? `openid-${i}` : i % 3 === 1 ? String(i) : `oX${(i * 2654435761) >>> 0}-用户`,
);
const programs = Array.from({ length: 1000 }, (_, i) => `program-${i}`);

/** What the algorithm says: the version that is shown, null for none. */
class Law {
  readonly #views: PreparedView[];
  /** For user i on target i modulo 1000. */
  readonly versions: readonly (string | null)[];

  constructor(known: readonly ServingTarget[]) {
    this.#views = known.map((target) => prepare(target));
    this.versions = users.map((user, i) => this.version(i % 1000, user));
  }

  version(index: number, userKey: string): string | null {
    const decision = resolve(this.#views[index]!, launchUser(userKey));
    return decision.variant === 'unavailable' ? null : decision.version;
  }
}

function differences(law: Law, ask: (miniProgram: string, userKey: string) => string | null | undefined): number {
  let count = 0;
  for (let i = 0; i < million; i++) if (ask(programs[i % 1000]!, users[i]!) !== law.versions[i]) count += 1;
  return count;
}

/** Asks the handler as HTTP does, without a socket: the body of the answer. */
function asker(handle: EdgeHandler): (miniProgram: string, userKey: string) => string | null {
  let answered = '';
  const response = { destroyed: false, writeHead: () => undefined, end: (body: string) => void (answered = body) };
  return (miniProgram, userKey) => {
    const body = Buffer.from(`{"context":{"targetApp":"wallet","targetingKey":${JSON.stringify(userKey)}}}`);
    const request = {
      method: 'POST',
      url: `/ofrep/v1/evaluate/flags/${miniProgram}`,
      headers: { authorization: bearer.Authorization },
      on: (event: string, listener: (chunk?: Buffer) => void) => (event === 'data' ? listener(body) : listener()),
    };
    handle(request as never, response as never);
    return valueIn(answered);
  };
}

/** As the text of one request on a connection that stays open. */
function singleRequest(i: number): string {
  const body = JSON.stringify(contextOf(users[i]!));
  const head = `POST /ofrep/v1/evaluate/flags/program-${i % 1000} HTTP/1.1\r\nHost: a\r\nAuthorization: ${bearer.Authorization}`;
  return `${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function valueIn(answer: string): string | null {
  const start = answer.indexOf('"value":"');
  return start === -1 ? null : answer.slice(start + 9, answer.indexOf('"', start + 9));
}

/** Many requests on one connection, without waiting for each answer. */
function pipelined(url: string, requests: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const bodies: string[] = [];
    let text = '';
    socket.setEncoding('latin1').on('error', reject);
    socket.on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const headEnd = text.indexOf('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1]);
        if (headEnd === -1 || text.length < headEnd + 4 + length) break;
        bodies.push(text.slice(headEnd + 4, headEnd + 4 + length));
        text = text.slice(headEnd + 4 + length);
      }
      if (bodies.length === requests.length) {
        socket.end();
        resolve(bodies);
      }
    });
    socket.write(requests.join(''));
  });
}

describe('the assignment, asked in every way', () => {
  let edge: EdgeWorld;
  let library: Decisions;
  let law = new Law(targets(1));

  beforeAll(async () => {
    edge = await edgeWorld(targets(1));
    library = await open({ url: edge.url, token: secret });
  });
  afterAll(async () => {
    library.close();
    await edge.close();
  });

  it('is the algorithm in the library', () => {
    expect(differences(law, (program, user) => library.decide('wallet', program, user)?.version)).toBe(0);
  });

  it('is the algorithm in single evaluations', () => {
    expect(differences(law, asker(edge.handle))).toBe(0);
  }, 120_000);

  it('is the algorithm in single evaluations over HTTP', async () => {
    let count = 0;
    for (let from = 0; from < usersOverHttp; from += 1000) {
      const asked = Array.from({ length: 1000 }, (_, i) => (from + i) * strideOverHttp);
      const answers = await pipelined(edge.url, asked.map(singleRequest));
      for (const [at, i] of asked.entries()) if (valueIn(answers[at]!) !== law.versions[i]) count += 1;
    }
    expect(count).toBe(0);
  }, 600_000);

  it('is the algorithm in bulk evaluations', async () => {
    let count = 0;
    for (let i = 0; i < 1000; i++) {
      const bulk = (await (await evaluate(edge.url, null, contextOf(users[i]!))).json()) as {
        flags: { key: string; value?: string }[];
      };
      for (const { key, value } of bulk.flags)
        if ((value ?? null) !== law.version(Number(key.slice(8)), users[i]!)) count += 1;
      expect(bulk.flags).toHaveLength(1000);
    }
    expect(count).toBe(0);
  }, 120_000);

  it('is the algorithm after a delta of every target, and a late older one changes nothing', async () => {
    const after = targets(2);
    for (const target of after) edge.deps.state.put(target);
    for (const target of targets(1)) edge.deps.state.put(target);
    law = new Law(after);
    await eventually(() => expect(library.decide('wallet', 'program-999', 'ada')?.revision).toBe(2));
    expect(differences(law, (program, user) => library.decide('wallet', program, user)?.version)).toBe(0);
    expect(differences(law, asker(edge.handle))).toBe(0);
  }, 120_000);

  it('is the algorithm after a restart from the copy on disk', async () => {
    const copyPath = join(tempDir(), 'serving.jsonl');
    const first = await openEdge({ database: undefined, copyPath, logger: silentLogger() });
    for (const target of targets(2)) first.deps.state.put(target);
    first.deps.grants.replace(edge.deps.grants.tokens);
    first.deps.state.markLoaded();
    await first.close();
    const second = await openEdge({ database: undefined, copyPath, logger: silentLogger() });
    expect(differences(law, asker(second.handle))).toBe(0);
    await second.close();
  }, 120_000);

  it('moves nobody out while one share grows over all steps, through the library', async () => {
    const salt = 'a'.repeat(32);
    const at = (bp: number) =>
      servingTarget({
        miniProgram: 'steps',
        revision: bp,
        candidate: { releaseId: 'r', version: '2.0.0', bp, salt, hashVersion: 1 },
      });
    const steppers = users.slice(0, 2000);
    const isIn = new Uint8Array(steppers.length);
    let left = 0;
    for (let bp = 1; bp <= 9999; bp += 7) {
      edge.deps.state.put(at(bp));
      const slot = edge.deps.state.snapshot.find('production', 'wallet', 'steps')!;
      const ask = asker(edge.handle);
      for (const [i, user] of steppers.entries()) {
        if (bp % 700 !== 1 && i >= 100) break;
        const now = ask('steps', user) === '2.0.0' ? 1 : 0;
        if (isIn[i] === 1 && now === 0) left += 1;
        isIn[i] = now;
      }
      expect(slot.source.revision).toBe(bp);
    }
    expect(left).toBe(0);
    await eventually(() => expect(library.decide('wallet', 'steps', 'x')?.revision).toBe(9997));
  }, 120_000);

  it('is undone by a cancel for everybody, through every way', async () => {
    for (const target of targets(3)) edge.deps.state.put({ ...target, candidate: null });
    for (const target of targets(2)) edge.deps.state.put(target);
    await eventually(() => expect(library.decide('wallet', 'program-999', 'ada')?.revision).toBe(3));
    const cancelled = new Law(targets(3).map((target) => ({ ...target, candidate: null })));
    expect(differences(cancelled, asker(edge.handle))).toBe(0);
    expect(differences(cancelled, (program, user) => library.decide('wallet', program, user)?.version)).toBe(0);
  }, 120_000);
});
