/** Two worlds with events, and readers of the event feed. */
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import type { Answered } from '../../support/http/client.js';
import type { TestDatabases } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

export interface Event {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly type: string;
  readonly releaseId: string | null;
  readonly environment: string;
}

export interface Page {
  readonly items: readonly Event[];
  readonly nextCursor?: string;
}

export interface EventScene {
  readonly world: RegistryWorld;
  /** Has nothing to do with `world`. */
  readonly others: RegistryWorld;
  /** 2.0.0, paused at 20 %. */
  readonly gray: Release;
  /** Every event that a developer of the makers reads. */
  readonly all: readonly Event[];
}

const wait = { supersede: false, reason: null } as const;
/** The reason of the pause. A program for tables would compute it. */
export const formula = '=HYPERLINK("https://evil.example","x"),\nsecond line';

/** 1.0.0 is full; 2.0.0 went to 5 %, 20 %, and was paused; the target of test was forced offline. */
export function useEventScene(databases: TestDatabases) {
  let scene: EventScene | undefined;
  const open = (): EventScene => {
    if (scene === undefined) throw new Error('The scene is open inside of tests only');
    return scene;
  };
  beforeAll(async () => {
    const world = await makeRegistryWorld(databases.db);
    const others = await makeRegistryWorld(databases.db);
    await world.run(await world.prepared('1.0.0'), { type: 'fullRelease', ...wait });
    const gray = await world.prepared('2.0.0');
    await world.run(gray, { type: 'setPercentage', bp: 500, ...wait });
    await world.run(gray, { type: 'setPercentage', bp: 2000, ...wait });
    await world.run(gray, { type: 'pause', reason: formula }, 'host inspector');
    await world.release('2.0.0', 'sandbox');
    await world.runOnTarget({ type: 'forceOffline', reason: 'wrong content' }, 'test');
    await others.prepared('1.0.0');
    scene = { world, others, gray, all: [] };
    scene = { ...scene, all: (await read('limit=200')).items };
  });
  afterAll(async () => {
    await scene?.world.close();
    await scene?.others.close();
  });
  const read = async (query: string, person: Person = 'maker developer'): Promise<Page> => {
    const answer = await open().world.as(person).get(`/v1/events?${query}`);
    expect(answer.status).toBe(200);
    return answer.body as Page;
  };
  return {
    open,
    read,
    ids: async (query: string, person?: Person): Promise<string[]> =>
      (await read(query, person)).items.map(({ id }) => id),
    types: async (query: string, person?: Person): Promise<string[]> =>
      (await read(query, person)).items.map(({ type }) => type),
    exported: (accept: string, query = '', person: Person = 'maker developer'): Promise<Answered> =>
      open().world.as(person).get(`/v1/events?${query}`, { Accept: accept }),
  };
}
