/** Target apps on the wire, and target apps made of bodies. */
import type { createTargetAppSchema, TargetAppBody } from '../../contracts/registry/target-apps.js';
import type { z } from 'zod';
import { defaultPolicy, mergePolicy } from '../../domain/registry/target-app-policy.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { Transaction } from '../../store/database/transaction.js';
import type { ManagedBy } from '../../store/registry/managed-objects.js';
import { insertTargetApp, type RegisteredApp } from '../../store/registry/target-apps.js';
import type { Principal } from '../access/principal.js';
import { managedByBody } from '../file/managed-by-body.js';
import { quotaProblem } from '../http/creation-limits.js';
import { type Problem, refused } from '../http/problem.js';
import type { RequestContext } from '../http/route.js';

export async function createTargetApp(
  call: Pick<RequestContext<Principal>, 'deps' | 'principal' | 'nowMs'>,
  trx: Transaction,
  { id, workspace: workspaceId, name, environments, pilotSupport, policy = {} }: z.output<typeof createTargetAppSchema>,
): Promise<RegisteredApp | Problem> {
  const exceeded = await quotaProblem(call, trx, 'targetApps');
  if (exceeded !== null) return exceeded;
  const app: RegisteredApp = {
    id,
    workspaceId,
    name,
    environments,
    pilotSupport,
    policy: mergePolicy(defaultPolicy, policy),
    confirmation: 'COMMIT',
    createdBy: call.principal.user,
    createdAtMs: call.nowMs,
  };
  const isNew = await insertTargetApp(trx, app);
  return isNew ? app : refused({ code: 'ID_TAKEN', id });
}

export function publicBody({ id, name, environments, pilotSupport }: RegisteredApp): TargetAppBody {
  return { id, name, environments: [...environments], pilotSupport };
}

export function fullBody(app: RegisteredApp, managed: ReadonlyMap<string, ManagedBy>): TargetAppBody {
  const { review, percentages, firstReleaseMustBeFull, rollout } = app.policy;
  return {
    ...publicBody(app),
    workspace: app.workspaceId,
    policy: {
      review,
      percentages: { ...percentages, presets: [...percentages.presets] },
      firstReleaseMustBeFull,
      rollout,
    },
    createdBy: app.createdBy,
    createdAt: isoTime(app.createdAtMs),
    managedBy: managedByBody(managed.get(app.id)),
  };
}
