/** The answer to a command on a target: 200, or the rejection with the state that caused it. */
import type { z } from 'zod';
import type { targetCommandAnswerSchema } from '../../../contracts/target/targets.js';
import type { TargetKey } from '../../../domain/target/target.js';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { findTargetFacts } from '../../../store/release/load-facts.js';
import type { PrincipalAccess } from '../allowed-action.js';
import type { ApiDeps } from '../../deps.js';
import { type Problem, refused } from '../../http/problem.js';
import { wireTarget } from '../../target/wire-target.js';
import { wireCommand } from '../wire-command.js';
import { etag } from '../../http/answer.js';

type TargetCommandAnswer = z.output<typeof targetCommandAnswerSchema>;

export async function targetCommandBody(
  db: ApiDeps['database']['kysely'],
  record: CommandRecord,
  access: PrincipalAccess,
): Promise<TargetCommandAnswer> {
  return { command: wireCommand(record, access), target: await readTarget(db, record.target, access) };
}

async function readTarget(
  db: ApiDeps['database']['kysely'],
  key: TargetKey,
  access: PrincipalAccess,
): Promise<TargetCommandAnswer['target']> {
  const loaded = await findTargetFacts(db, key);
  if (loaded === undefined) throw new Error('A target with commands has a mini program and a target app');
  return wireTarget(loaded.facts, access);
}

interface Answered {
  readonly status: 200;
  readonly body: TargetCommandAnswer;
  readonly headers: Readonly<Record<string, string>>;
}

export async function answerTargetCommand(
  deps: ApiDeps,
  record: CommandRecord,
  access: PrincipalAccess,
): Promise<Answered | Problem> {
  const body = await targetCommandBody(deps.database.stopKysely, record, access);
  const headers = { ETag: etag(body.target.revision) };
  return record.rejection === null ? { status: 200, body, headers } : { ...refused(record.rejection, body), headers };
}
