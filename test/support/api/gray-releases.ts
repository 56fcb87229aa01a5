/** A release that serves 10 %, over HTTP, without Temporal and without a worker. Worlds are closed after each test. */
import { defaultCommandTimeouts } from '../../../api/release/commands/signal-and-wait.js';
import type { Release } from '../../../domain/release/release.js';
import { closedAfterEach } from '../closed-after-each.js';
import type { TestDatabases } from '../database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from './registry-world.js';

export interface CommandBody {
  readonly command: { readonly id: string; readonly outcome: string };
  readonly release: { readonly revision: number };
}

export interface GrayRelease {
  readonly world: RegistryWorld;
  readonly release: Release;
  /** Path of its commands. */
  readonly path: string;
}

/** No worker decides commands here. A longer wait for an outcome would change no response. */
const commandTimeouts = { ...defaultCommandTimeouts, answerMs: 200 };

export function useGrayReleases(databases: TestDatabases) {
  const afterwards = closedAfterEach();
  const newWorld = async (): Promise<RegistryWorld> => {
    const world = await makeRegistryWorld(databases.db, { commandTimeouts });
    afterwards(() => world.close());
    return world;
  };

  const gray = async (): Promise<GrayRelease> => {
    const world = await newWorld();
    return { world, ...(await releaseAtTen(world)) };
  };
  return { newWorld, gray };
}

export async function releaseAtTen(world: RegistryWorld): Promise<Omit<GrayRelease, 'world'>> {
  const release = await world.prepared('1.0.0');
  await world.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
  return { release, path: `/v1/releases/${release.id}/commands` };
}
