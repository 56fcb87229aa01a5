/** /v1/commands/{command}: what became of a command, whoever asked for it. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/common.js';
import { commandAnswerSchema } from '../../contracts/releases.js';
import { targetCommandAnswerSchema } from '../../contracts/targets.js';
import { mayDo } from '../../domain/access/permissions.js';
import type { CommandRecord } from '../../store/ledger/command-record.js';
import { findCommand } from '../../store/ledger/find-command.js';
import type { Caller } from '../caller.js';
import { commandBody } from '../commands/answer-command.js';
import { targetCommandBody } from '../commands/answer-target-command.js';
import { readProgress } from '../releases/progress.js';
import { type Asked, type Found, type Route, route } from '../route.js';
import { standingTowards } from '../standing.js';

const params = z.strictObject({ command: opaqueIdSchema });

export const commandRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/commands/{command}',
    operationId: 'getCommand',
    summary: 'What became of a command',
    description: 'With the release or the target that it was for, as it is now.',
    tag: 'Commands',
    about: 'command',
    params,
    responses: {
      200: { description: 'The command', schema: z.union([commandAnswerSchema, targetCommandAnswerSchema]) },
    },
    find: findCommandAsked,
    permission: 'readRelease',
    handle: async ({ deps, caller, standing, nowMs, subject }) => {
      const { kysely } = deps.database;
      const viewer = { caller, standing, nowMs };
      const { releaseId } = subject;
      if (releaseId === null) return { status: 200, body: await targetCommandBody(kysely, subject, viewer) };
      const release = await readProgress(kysely, releaseId, { viewer, temporalUi: deps.temporalUi });
      return { status: 200, body: await commandBody(kysely, { record: subject, release }) };
    },
  }),
];

/** Who may read the release or target may read its commands. */
async function findCommandAsked(
  asked: Asked<Caller, { readonly command: string }>,
): Promise<Found<CommandRecord> | undefined> {
  const record = await findCommand(asked.deps.database.kysely, asked.params.command);
  if (record === undefined) return undefined;
  const { miniProgram, targetApp } = record.target;
  const standing = await standingTowards(asked, { miniProgram, targetApp });
  return mayDo('readRelease', standing) ? { subject: record, standing } : undefined;
}
