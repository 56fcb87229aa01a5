/**
 * Everything apart, as in production: Postgres, Temporal, two APIs, two workers, each a process, each on the other side
 * of a proxy of ours. The checker has ways of its own to the database and to Temporal, past the proxies.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, Connection } from '@temporalio/client';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
} from '../../../platform/temporal/temporal-connection.js';
import { type FaultProxy, openFaultProxy } from './fault-proxy.js';
import { createHalftone, type HalftonePart, runHalftoneOnce } from './halftone.js';
import type { Part } from './part.js';
import { createPostgres, type Postgres } from './postgres.js';
import { createTemporal, type TemporalKind } from './temporal.js';

export interface World {
  readonly kind: TemporalKind;
  readonly folder: string;
  readonly postgres: Part;
  readonly temporal: Part;
  readonly apis: readonly HalftonePart[];
  readonly workers: readonly HalftonePart[];
  readonly proxies: readonly FaultProxy[];
  /** Past the proxies. */
  readonly databaseUrl: string;
  readonly client: Client;
  /** Of a user who may do everything in the installation. */
  readonly adminToken: string;
  /** Runs the Temporal command line tool, as an operator does by hand. */
  readonly temporalCli: { readonly program: string; readonly address: string };
  /** Sets everything right again: every process runs, with its clock and its bundle, and the network is good. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

const databaseName = 'halftone';
const taskQueue = 'halftone';
export { taskQueue };

export async function openWorld(kind: TemporalKind): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-faults-'));
  const postgres = await createPostgres();
  await postgres.part.start();
  const temporal = await createTemporal(kind, folder, postgres);
  const databaseUrl = postgres.url(databaseName);
  const adminToken = await makeDatabase(postgres, databaseUrl);
  const proxies: FaultProxy[] = [];
  const proxyTo = async (name: string, port: number): Promise<FaultProxy> => {
    const proxy = await openFaultProxy(name, () => port);
    proxies.push(proxy);
    return proxy;
  };
  const halftone = async (role: 'api' | 'worker', number: number): Promise<HalftonePart> => {
    const name = `${role}-${String(number)}`;
    return createHalftone({
      name,
      role,
      folder,
      databaseUrl: (port) => postgres.url(databaseName, port),
      toDatabase: await proxyTo(`${name} to Postgres`, postgres.port),
      toTemporal: await proxyTo(`${name} to Temporal`, temporal.port),
    });
  };
  const workers = [await halftone('worker', 1), await halftone('worker', 2)];
  const apis = [await halftone('api', 1), await halftone('api', 2)];
  const address = `127.0.0.1:${String(temporal.port)}`;
  const target = localTarget(address, 'default');
  const connection = openTemporalConnection(target);
  const halftones = [...workers, ...apis];

  const world: World = {
    kind,
    folder,
    apis,
    workers,
    proxies,
    databaseUrl,
    adminToken,
    postgres: postgres.part,
    temporal: temporal.part,
    client: createTemporalClient(connection, target),
    temporalCli: { program: temporal.cli, address },
    async restore() {
      for (const proxy of proxies) {
        proxy.heal();
        proxy.accept();
      }
      for (const part of halftones) {
        part.thaw();
        part.stepClock(0);
        if (part.bundle === 'previous') await part.end();
        part.useBundle('current');
      }
      temporal.part.thaw();
      await postgres.part.start();
      await temporal.part.start();
      await Promise.all(halftones.map((part) => part.start()));
    },
    close: () => closeAll({ halftones, proxies, connection, temporal: temporal.part, postgres, folder }),
  };
  await world.restore();
  return world;
}

async function makeDatabase(postgres: Postgres, databaseUrl: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query(`create database ${databaseName}`);
  await client.end();
  const env = { DATABASE_URL: databaseUrl };
  runHalftoneOnce(['migrate'], env);
  return runHalftoneOnce(['token', 'create', '--user', 'alice', '--name', 'faults', '--system-admin'], env);
}

interface Everything {
  readonly halftones: readonly HalftonePart[];
  readonly proxies: readonly FaultProxy[];
  readonly connection: Connection;
  readonly temporal: Part;
  readonly postgres: Postgres;
  readonly folder: string;
}

async function closeAll({ halftones, proxies, connection, temporal, postgres, folder }: Everything): Promise<void> {
  await Promise.all(halftones.map((part) => part.end()));
  await connection.close();
  await temporal.end();
  await postgres.part.end();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}
