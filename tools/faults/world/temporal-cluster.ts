/**
 * A Temporal server as in production: on Postgres, with 512 history shards as docker-compose.yml has it. Used where its
 * programs are found.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minuteMs } from '../../../domain/values/time-units.js';
import { freePort } from '../../../platform/process/free-port.js';
import {
  localTarget,
  openTemporalConnection,
  temporalAnswers,
} from '../../../platform/temporal/temporal-connection.js';
import { createPart, type Part } from './part.js';
import type { Postgres } from './postgres.js';

const namespace = 'default';

export interface ServerPrograms {
  readonly server: string;
  readonly sql: string;
}

/** Named by TEMPORAL_SERVER_BIN and TEMPORAL_SQL_TOOL_BIN (by default `sql` beside the server). */
export function serverPrograms(): ServerPrograms | undefined {
  const server = process.env['TEMPORAL_SERVER_BIN'] ?? '';
  const sql = process.env['TEMPORAL_SQL_TOOL_BIN'] ?? join(dirname(server), 'sql');
  return server !== '' && existsSync(server) && existsSync(sql) ? { server, sql } : undefined;
}

export function requireServerPrograms(): ServerPrograms {
  const programs = serverPrograms();
  if (programs === undefined) throw new Error('TEMPORAL_SERVER_BIN names no Temporal server');
  return programs;
}

interface ClusterOptions {
  readonly folder: string;
  readonly port: number;
  readonly postgres: Postgres;
  readonly programs: ServerPrograms;
}

/** Its four services share one process and take ports of their own. */
export async function clusterServer({ folder, port, postgres, programs }: ClusterOptions): Promise<Part> {
  makeSchema(programs.sql, postgres.port);
  const dynamicConfig = join(import.meta.dirname, '../../../deploy/temporal/dynamic-config.yaml');
  const config = join(folder, 'temporal-server.yaml');
  writeFileSync(config, await serverConfig(port, postgres.port, dynamicConfig));
  const part = createPart({
    name: 'temporal',
    folder,
    command: () => [programs.server, '--config-file', config, '--allow-no-auth', 'start'],
    answers: () => serves(port),
  });
  return {
    ...part,
    start: () => startWithNamespace(part, port),
    get isRunning() {
      return part.isRunning;
    },
  };
}

/** The frontend answers before it knows any namespace. */
async function serves(port: number): Promise<boolean> {
  const connection = openTemporalConnection(localTarget(`127.0.0.1:${String(port)}`, namespace));
  try {
    await connection.withDeadline(Date.now() + 1_000, () => connection.workflowService.getClusterInfo({}));
    return true;
  } finally {
    await connection.close();
  }
}

async function startWithNamespace(part: Part, port: number): Promise<void> {
  await part.start();
  const connection = openTemporalConnection(localTarget(`127.0.0.1:${String(port)}`, namespace));
  const untilMs = performance.now() + minuteMs;
  try {
    while (!(await temporalAnswers(connection, namespace, 1_000))) {
      if (performance.now() > untilMs) throw new Error('The Temporal server does not know its namespace');
      await connection
        .withDeadline(Date.now() + 2_000, () =>
          connection.workflowService.registerNamespace({
            namespace,
            workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
          }),
        )
        .catch(() => undefined); // It is there, or comes with the next try.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  } finally {
    await connection.close();
  }
}

function makeSchema(sql: string, port: number): void {
  const server = ['--plugin', 'postgres12', '--ep', '127.0.0.1', '-p', String(port), '-u', 'postgres'];
  for (const [database, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    const run = (...args: string[]): void => {
      execFileSync(sql, [...server, '--db', database, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    };
    run('create-database');
    run('setup-schema', '-v', '0.0');
    run('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
}

async function serverConfig(frontend: number, postgres: number, dynamicConfig: string): Promise<string> {
  const store = (database: string): object => ({
    sql: {
      pluginName: 'postgres12',
      databaseName: database,
      connectAddr: `127.0.0.1:${String(postgres)}`,
      connectProtocol: 'tcp',
      user: 'postgres',
      password: '',
      maxConns: 20,
      maxIdleConns: 20,
    },
  });
  const service = async (grpcPort: number): Promise<object> => ({
    rpc: { grpcPort, membershipPort: await freePort(), bindOnIP: '127.0.0.1' },
  });
  // JSON is YAML.
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 512,
      datastores: { default: store('temporal'), visibility: store('temporal_visibility') },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: await service(frontend),
      history: await service(await freePort()),
      matching: await service(await freePort()),
      worker: await service(await freePort()),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${String(frontend)}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfig, pollInterval: '60s' },
  });
}
