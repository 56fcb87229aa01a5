/** A Postgres server that can be killed and started again on the same port. What it acknowledged, it keeps. */
import { rmSync } from 'node:fs';
import { freePort } from '../../../platform/process/free-port.js';
import { createPart, type Part } from './part.js';

export interface Postgres {
  readonly part: Part;
  readonly port: number;
  /** Of a database, straight or through a proxy's port. */
  url(database: string, port?: number): string;
  /** Deletes everything. Only once the part has ended. */
  remove(): void;
}

/** Killed with kill -9 the page cache stays, so fsync may be off; what is not handed to the kernel would be lost. */
const settings = ['fsync=off', 'synchronous_commit=on', 'log_min_messages=warning'];

interface Cluster {
  readonly programs: string;
  readonly folder: string;
  readonly data: string;
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

interface Script {
  makeCluster(): Cluster | undefined;
  serverCommand(cluster: Cluster, port: number, settings: readonly string[]): string[];
  answers(url: string): Promise<boolean>;
}

export async function createPostgres(): Promise<Postgres> {
  const path = '../../../scripts/postgres.mjs';
  const script = (await import(path)) as Script;
  const cluster = script.makeCluster();
  if (cluster === undefined) throw new Error('This machine has no Postgres server program');
  const port = await freePort();
  const url = (database: string, by = port): string => `postgres://postgres@127.0.0.1:${String(by)}/${database}`;
  const part = createPart({
    name: 'postgres',
    folder: cluster.folder,
    command: () => script.serverCommand(cluster, port, settings),
    answers: () => script.answers(url('postgres')),
    stopSignal: 'INT', // "Fast": TERM would wait for clients to leave.
    runAs: cluster.runAs,
  });
  return { part, port, url, remove: () => rmSync(cluster.folder, { recursive: true, force: true }) };
}
