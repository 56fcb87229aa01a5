/** The wire shape of a target: in lists, and with the actions of a principal. */
import type { z } from 'zod';
import type { targetItemSchema, targetListItemSchema, WireTarget } from '../../contracts/target/targets.js';
import { availabilityOf, type Target } from '../../domain/target/target.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { LoadedFacts } from '../../store/release/load-facts.js';
import type { ListedTarget } from '../../store/target/targets.js';
import { wireActions } from '../release/allowed-action.js';
import type { PrincipalAccess } from '../access/subject-roles.js';

export function wireTargetItem(target: Target): z.output<typeof targetItemSchema> {
  const { miniProgram, targetApp, environment, baseline, candidate, retained, suspension, revision } = target;
  return {
    miniProgram,
    targetApp,
    environment,
    availability: availabilityOf(target),
    baseline: baseline === null ? null : { releaseId: baseline.releaseId, version: baseline.version },
    candidate:
      candidate === null
        ? null
        : {
            releaseId: candidate.releaseId,
            version: candidate.version,
            since: isoTime(candidate.sinceMs),
            owner: candidate.owner,
          },
    percentage: candidate === null ? 0 : percentOf(candidate.bp),
    revision,
    retained: retained.map(({ releaseId, version }) => ({ releaseId, version })),
    suspension:
      suspension === null ? null : { by: suspension.by, reason: suspension.reason, since: isoTime(suspension.sinceMs) },
  };
}

export function wireListedTarget({ target, ...names }: ListedTarget): z.output<typeof targetListItemSchema> {
  return { ...wireTargetItem(target), ...names };
}

type TargetFacts = Pick<LoadedFacts, 'facts' | 'workspaceId' | 'appWorkspaceId'>;

/** `facts`: of the target itself, without an addressed release. */
export function wireTarget({ facts, workspaceId, appWorkspaceId }: TargetFacts, access: PrincipalAccess): WireTarget {
  return {
    ...wireTargetItem(facts.target),
    workspaces: { miniProgram: workspaceId, targetApp: appWorkspaceId },
    allowedActions: wireActions({ ...facts, release: null }, access),
  };
}
