/**
 * The Temporal of a world: the dev server with its file, or a server of production on Postgres. Both can be killed and
 * started again on the same port.
 */
import { freePort } from '../../../platform/process/free-port.js';
import {
  localTarget,
  openTemporalConnection,
  temporalAnswers,
} from '../../../platform/temporal/temporal-connection.js';
import { findTemporalProgram } from '../../../platform/temporal/temporal-program.js';
import { serverFilesIn } from '../../../platform/temporal/temporal-server-files.js';
import { serverCommand } from '../../../platform/temporal/temporal-server-process.js';
import { createPart, type Part } from './part.js';
import type { Postgres } from './postgres.js';
import { clusterServer, requireServerPrograms } from './temporal-cluster.js';

export interface Temporal {
  readonly part: Part;
  readonly port: number;
  /** The command line tool, for what an operator does by hand. */
  readonly cli: string;
}

export type TemporalKind = 'dev server' | 'server on Postgres';

const namespace = 'default';

export async function createTemporal(kind: TemporalKind, folder: string, postgres: Postgres): Promise<Temporal> {
  const cli = await findTemporalProgram({
    cliPath: process.env['TEMPORAL_CLI_PATH'],
    env: process.env,
    onProgress: (line) => console.log(line),
  });
  const port = await freePort();
  const part =
    kind === 'dev server'
      ? devServer(cli, folder, port)
      : await clusterServer({ folder, port, postgres, programs: requireServerPrograms() });
  return { part, port, cli };
}

function devServer(program: string, folder: string, port: number): Part {
  const run = { program, files: serverFilesIn(folder), namespace, port };
  return createPart({
    name: 'temporal',
    folder,
    cwd: folder,
    command: () => serverCommand(run),
    answers: () => answers(port),
  });
}

async function answers(port: number): Promise<boolean> {
  const connection = openTemporalConnection(localTarget(`127.0.0.1:${String(port)}`, namespace));
  try {
    return await temporalAnswers(connection, namespace, 1_000);
  } finally {
    await connection.close();
  }
}
