/**
 * The gates of the assignment through every way to ask: one million users each, no difference from the algorithm.
 * Never to be loosened.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Decisions, open } from '../../../edge/library/decide.js';
import { openEdge } from '../../../edge/open-edge.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { AssignmentLaw, differences, million, shapedTargets, users } from '../../support/edge/assignment-law.js';
import {
  contextOf,
  type EdgeWorld,
  edgeWorld,
  evaluate,
  secret,
  servingTarget,
} from '../../support/edge/edge-world.js';
import { asker, pipelined, singleRequest, valueIn } from '../../support/edge/evaluation-asker.js';
import { eventually } from '../../support/eventually.js';
import { tempDir } from '../../support/process/temp-dir.js';

/** Over a real socket the whole million takes a minute or two: `npm run test:gates` asks for it. */
const usersOverHttp = process.env['GATES_OVER_HTTP'] === 'whole' ? million : 20_000;
const strideOverHttp = usersOverHttp === million ? 1 : 47;

describe('the assignment through each interface', () => {
  let edge: EdgeWorld;
  let library: Decisions;
  let law = new AssignmentLaw(shapedTargets(1));

  beforeAll(async () => {
    edge = await edgeWorld(shapedTargets(1));
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
      const requested = Array.from({ length: 1000 }, (_, i) => (from + i) * strideOverHttp);
      const answers = await pipelined(
        edge.url,
        requested.map((i) => singleRequest(`program-${i % 1000}`, users[i]!)),
      );
      for (const [at, i] of requested.entries()) if (valueIn(answers[at]!) !== law.versions[i]) count += 1;
    }
    expect(count).toBe(0);
  }, 600_000);

  /** The server ends a connection that stood idle while this process computed. As HTTP clients do, ask once more. */
  const bulkOf = async (user: string): Promise<{ flags: { key: string; value?: string }[] }> => {
    const ask = () => evaluate(edge.url, null, contextOf(user));
    const answer = await ask().catch(ask);
    return (await answer.json()) as { flags: { key: string; value?: string }[] };
  };

  it('is the algorithm in bulk evaluations', async () => {
    let count = 0;
    for (let i = 0; i < 1000; i++) {
      const bulk = await bulkOf(users[i]!);
      for (const { key, value } of bulk.flags)
        if ((value ?? null) !== law.version(Number(key.slice(8)), users[i]!)) count += 1;
      expect(bulk.flags).toHaveLength(1000);
    }
    expect(count).toBe(0);
  }, 120_000);

  it('is the algorithm after a delta of every target, and a late older one changes nothing', async () => {
    const after = shapedTargets(2);
    for (const target of after) edge.deps.state.put(target);
    for (const target of shapedTargets(1)) edge.deps.state.put(target);
    law = new AssignmentLaw(after);
    await eventually(() => expect(library.decide('wallet', 'program-999', 'ada')?.revision).toBe(2));
    expect(differences(law, (program, user) => library.decide('wallet', program, user)?.version)).toBe(0);
    expect(differences(law, asker(edge.handle))).toBe(0);
  }, 120_000);

  it('is the algorithm after a restart from the copy on disk', async () => {
    const copyPath = join(tempDir(), 'serving.jsonl');
    const first = await openEdge({ database: undefined, copyPath, logger: silentLogger() });
    for (const target of shapedTargets(2)) first.deps.state.put(target);
    first.deps.tokenCache.replace(edge.deps.tokenCache.tokens);
    first.deps.state.markLoaded();
    await first.close();
    const second = await openEdge({ database: undefined, copyPath, logger: silentLogger() });
    expect(differences(law, asker(second.handle))).toBe(0);
    await second.close();
  }, 120_000);

  it('moves no user out while one share grows over all steps, through the library', async () => {
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
      const entry = edge.deps.state.snapshot.find('production', 'wallet', 'steps')!;
      const ask = asker(edge.handle);
      for (const [i, user] of steppers.entries()) {
        if (bp % 700 !== 1 && i >= 100) break;
        const now = ask('steps', user) === '2.0.0' ? 1 : 0;
        if (isIn[i] === 1 && now === 0) left += 1;
        isIn[i] = now;
      }
      expect(entry.source.revision).toBe(bp);
    }
    expect(left).toBe(0);
    await eventually(() => expect(library.decide('wallet', 'steps', 'x')?.revision).toBe(9997));
  }, 120_000);

  it('is undone by a cancel for everybody, through every way', async () => {
    for (const target of shapedTargets(3)) edge.deps.state.put({ ...target, candidate: null });
    for (const target of shapedTargets(2)) edge.deps.state.put(target);
    await eventually(() => expect(library.decide('wallet', 'program-999', 'ada')?.revision).toBe(3));
    const cancelled = new AssignmentLaw(shapedTargets(3).map((target) => ({ ...target, candidate: null })));
    expect(differences(cancelled, asker(edge.handle))).toBe(0);
    expect(differences(cancelled, (program, user) => library.decide('wallet', program, user)?.version)).toBe(0);
  }, 120_000);
});
