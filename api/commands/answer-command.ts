/** What the asker of a release's command hears: 200, 202, or the refusal with the state that made it one. */
import type { z } from 'zod';
import type { commandAnswerSchema } from '../../contracts/releases.js';
import { isStopCommand } from '../../domain/release/commands.js';
import type { CommandRecord } from '../../store/ledger/command-record.js';
import { readSnapshot } from '../../store/releases/read-snapshot.js';
import type { Viewer } from '../allowed-action.js';
import type { ApiDeps } from '../deps.js';
import { type Problem, refused } from '../problem.js';
import { type Look, readProgress } from '../releases/progress.js';
import { wireCommand } from '../wire-command.js';
import { etag } from './etag.js';

type CommandAnswer = z.output<typeof commandAnswerSchema>;
type Db = ApiDeps['database']['kysely'];

export type ReleaseCommandRecord = CommandRecord & { readonly releaseId: string };

export async function commandBody(db: Db, record: ReleaseCommandRecord, look: Look): Promise<CommandAnswer> {
  const release = await readProgress(db, record.releaseId, look);
  return { command: wireCommand(record), release, ...(await createdRelease(db, record)) };
}

async function createdRelease(
  db: Db,
  { createdReleaseId: id }: CommandRecord,
): Promise<Pick<CommandAnswer, 'createdRelease'>> {
  const snapshot = id === null ? null : await readSnapshot(db, id);
  return id === null || snapshot === null ? {} : { createdRelease: { id, version: snapshot.release.version } };
}

interface Answered {
  readonly status: 200 | 202;
  readonly body: CommandAnswer;
  readonly headers: Readonly<Record<string, string>>;
}

export async function answerCommand(
  { database, temporalUi }: ApiDeps,
  record: ReleaseCommandRecord,
  viewer: Viewer,
): Promise<Answered | Problem> {
  const db = isStopCommand(record.type) ? database.stopKysely : database.kysely;
  const body = await commandBody(db, record, { viewer, temporalUi });
  const headers = { ETag: etag(body.release.revision) };
  if (record.rejection !== null) return { ...refused(record.rejection, body), headers };
  if (record.outcome !== 'RECEIVED') return { status: 200, body, headers };
  return { status: 202, body, headers: { ...headers, Location: `/v1/commands/${record.id}` } };
}
