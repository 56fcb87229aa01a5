/** What this caller may ask now: the rules' answer, after the answer of the roles, as in the order of checks. */
import type { z } from 'zod';
import type { allowedActionSchema } from '../contracts/releases.js';
import { wireRejection, type WireRejection } from '../contracts/rejection.js';
import { mayDo, permissionOfCommand } from '../domain/access/permissions.js';
import type { Standing } from '../domain/access/roles.js';
import { allowedActions } from '../domain/release/allowed-actions.js';
import type { Facts } from '../domain/release/evolve.js';
import { type Caller, hasScope } from './caller.js';

/** Who looks at a release or a target, and when. */
export interface Viewer {
  readonly caller: Caller;
  readonly standing: Standing;
  readonly nowMs: number;
}

type WireAction = z.output<typeof allowedActionSchema>;

const forbidden: WireRejection = { code: 'FORBIDDEN', remedy: 'Ask somebody whose role allows it.' };

export function wireActions(facts: Facts, { caller, standing, nowMs }: Viewer): WireAction[] {
  const mayOperate = hasScope(caller, 'operate');
  return allowedActions(facts, { actor: caller.user, atMs: nowMs }).map(({ type, allowed, above, rejection }) => {
    if (!mayOperate || !mayDo(permissionOfCommand[type], standing))
      return { type, allowed: false, rejection: forbidden };
    return {
      type,
      allowed,
      ...(above === undefined ? {} : { above }),
      ...(rejection === undefined ? {} : { rejection: wireRejection(rejection) }),
    };
  });
}
