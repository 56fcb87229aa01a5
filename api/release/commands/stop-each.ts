/** Gives one stop command to each of several releases. No outcome depends on another release. */
import pLimit from 'p-limit';
import type { z } from 'zod';
import {
  type BatchFilter,
  type BatchStop,
  type batchStopAnswerSchema,
  mostReleases,
} from '../../../contracts/release/batch-stops.js';
import { releaseCommandBodySchema, releaseCommandOf } from '../../../contracts/release/commands.js';
import { roleActingFor } from '../../../domain/access/permissions.js';
import { permissionOfCommand } from '../../../domain/release/command-catalog.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { findReleaseIds } from '../../../store/release/list-releases.js';
import type { Principal } from '../../access/principal.js';
import { readableWorkspaces } from '../../access/subject-roles.js';
import { onStopConnections } from '../../deps.js';
import { invalidValue, missingRole, notFound, problem, type Problem, refused } from '../../http/problem.js';
import type { Idempotency, RequestContext } from '../../http/route.js';
import { problemOfError } from '../../http/send-answer.js';
import { loadRelease } from '../../http/subjects.js';
import { releaseFilter } from '../release-filter.js';
import { wireCommand } from './answer-command.js';
import { countOutcome } from './record-request.js';
import { sendCommand } from './send-command.js';
import { requireCommand } from '../../../store/release/ledger/command-record.js';

/** So many at a time: a second decides them even without a worker, and single stop commands pass between them. */
const atOnce = 50;

type BatchAnswer = z.input<typeof batchStopAnswerSchema>;
type Outcome = BatchAnswer['items'][number];

interface BatchCall extends RequestContext<Principal> {
  readonly idempotency: Idempotency;
}

export async function stopReleases(
  call: BatchCall,
  { releases: named, filter, ...command }: BatchStop,
): Promise<BatchAnswer | Problem> {
  const releases = filter === undefined ? (named ?? []) : await releasesThatFit(call, filter);
  if (releases.length > mostReleases) return invalidValue('/filter', 'FITS_TOO_MANY', { most: mostReleases });
  const limit = pLimit(atOnce);
  const items = await limit.map(releases, (release) => outcomeOf(call, { ...command, release }));
  const failed = items.filter(({ problem: why }) => why !== undefined).length;
  const unchanged = items.filter(({ command: done }) => done?.outcome === 'NO_OP').length;
  return { applied: items.length - failed - unchanged, unchanged, failed, items };
}

/** One more than is permitted, if there are more. */
async function releasesThatFit(call: BatchCall, filter: BatchFilter): Promise<string[]> {
  const deps = onStopConnections(call.deps);
  const filterOfStop = { ...filter, status: ['GRAYSCALE_RELEASE'] as const };
  const readable = await readableWorkspaces(deps, call.principal);
  return await findReleaseIds(
    deps.database.kysely,
    releaseFilter(filterOfStop, readable, call.nowMs),
    mostReleases + 1,
  );
}

interface Stop extends Omit<BatchStop, 'releases' | 'filter'> {
  readonly release: string;
}

/** A failing neighbour is the outcome of this release alone. */
async function outcomeOf(call: BatchCall, stop: Stop): Promise<Outcome> {
  try {
    return await stopOne(call, stop);
  } catch (error) {
    return failure(stop, problemOfError(error, call.deps.logger));
  }
}

async function stopOne(call: BatchCall, stop: Stop): Promise<Outcome> {
  const { deps, principal } = call;
  const found = await loadRelease({ ...call, deps: onStopConnections(deps), params: stop });
  if (found === undefined) return failure(stop, notFound('release'));
  const { subject, subjectRoles } = found;
  const permission = permissionOfCommand(stop.type);
  const role = roleActingFor(permission, subjectRoles);
  if (role === null) return failure(stop, problem('FORBIDDEN', missingRole(permission, subjectRoles)));
  const sent = await sendCommand(
    { ...call, role, headers: {} },
    {
      facts: subject,
      command: releaseCommandOf(releaseCommandBodySchema.parse({ type: stop.type, reason: stop.reason })),
    },
  );
  if (sent === null) return failure(stop, problem('IDEMPOTENCY_KEY_REUSED'));
  const record = requireCommand(await findCommand(deps.database.stopKysely, sent.id), sent.id);
  if (sent.isNew) countOutcome(deps.metrics, record);
  const command = wireCommand(record, { principal, subjectRoles });
  if (record.rejection !== null) return { ...failure(stop, refused(record.rejection)), command };
  return { release: stop.release, status: 200, command };
}

function failure({ release }: Stop, { problem: why }: Problem): Outcome {
  return { release, status: why.status, problem: why };
}
