/** The answer to a command on a release: 200, 202, or the rejection with the state that caused it. */
import type { z } from 'zod';
import type { commandAnswerSchema } from '../../../contracts/release/releases.js';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { readSnapshot } from '../../../store/release/read-snapshots.js';
import type { PrincipalAccess } from '../allowed-action.js';
import type { ApiDeps } from '../../deps.js';
import { type Problem, refused } from '../../http/problem.js';
import { readCommandWithProgress } from '../progress.js';
import { wireCommand } from '../wire-command.js';
import { etag } from '../../http/answer.js';

type CommandAnswer = z.output<typeof commandAnswerSchema>;
type Db = ApiDeps['database']['kysely'];

type CommandOfRelease = Pick<CommandAnswer, 'release'> & { readonly record: CommandRecord };

export async function commandBody(
  db: Db,
  { record, release }: CommandOfRelease,
  access: PrincipalAccess,
): Promise<CommandAnswer> {
  return { command: wireCommand(record, access), release, ...(await createdRelease(db, record)) };
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

/** `isStop`: read on the connections of stop commands. @throws when no release has this command. */
export async function answerCommand(
  { database, temporalUi }: ApiDeps,
  { id, isStop }: { readonly id: string; readonly isStop: boolean },
  access: PrincipalAccess,
): Promise<{ readonly record: CommandRecord; readonly answer: Answered | Problem }> {
  const db = isStop ? database.stopKysely : database.kysely;
  const read = await readCommandWithProgress(db, id, { access, temporalUi });
  return { record: read.record, answer: answerOf(read.record, await commandBody(db, read, access)) };
}

function answerOf({ id, outcome, rejection }: CommandRecord, body: CommandAnswer): Answered | Problem {
  const headers = { ETag: etag(body.release.revision) };
  if (rejection !== null) return { ...refused(rejection, body), headers };
  if (outcome !== 'RECEIVED') return { status: 200, body, headers };
  return { status: 202, body, headers: { ...headers, Location: `/v1/commands/${id}` } };
}
