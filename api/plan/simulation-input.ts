/** What a simulation begins with: a new release on a target, or a release as it is now. */
import type { z } from 'zod';
import { planChangesOf, planStartOf } from '../../contracts/plan/plans.js';
import type { GivenScript, simulateSchema } from '../../contracts/plan/simulation.js';
import { mayDo } from '../../domain/access/permissions.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import { editOf, isLive } from '../../domain/plan/plan.js';
import { type SimulationInput, simulationLimits } from '../../domain/plan/simulation.js';
import type { PlanTemplate } from '../../domain/plan/templates.js';
import { rightsOf } from '../../domain/release/author-rights.js';
import type { TargetApp } from '../../domain/registry/target-app.js';
import type { Facts } from '../../domain/release/facts.js';
import type { Release } from '../../domain/release/release.js';
import { simulatedFreeze, windowStates } from '../../domain/window/simulated-windows.js';
import { findRoles } from '../../store/access/load-roles.js';
import { readWindowsAhead } from '../../store/window/read-openings.js';
import type { ApiDeps } from '../deps.js';
import { targetKey } from '../target/target-subject.js';

export type SimulateBody = z.output<typeof simulateSchema>;

interface Given {
  /** Without a release: a new one. */
  readonly facts: Facts;
  readonly roles: SubjectRoles;
  readonly body: SimulateBody;
  readonly template: PlanTemplate | null;
  readonly script: GivenScript;
  readonly user: string;
  readonly nowMs: number;
}

type Db = ApiDeps['database']['kysely'];

export async function simulationInput(db: Db, given: Given): Promise<SimulationInput> {
  const { facts, roles, body, template, script, user, nowMs } = given;
  const release = facts.release ?? draft(facts, user, nowMs);
  return {
    facts: { ...facts, release, app: simulatedApp(facts) },
    first: firstCommand(release, body, template),
    by: user,
    rights: rightsOf(roles),
    gone: await goneOwner(db, release),
    nowMs,
    script: script.events,
    outages: script.outages,
    windowAt: await windowsOf(db, release, script),
    limits: simulationLimits,
  };
}

/** Confirms at once. A draft has no spread of its own: its steps are due at the opening itself. */
function simulatedApp({ app, release }: Facts): TargetApp {
  const rollout = release === null ? { ...app.policy.rollout, openingSpread: 'PT0S' } : app.policy.rollout;
  return { ...app, confirmation: 'COMMIT', policy: { ...app.policy, rollout } };
}

/** A release that was approved now. */
function draft({ target }: Facts, createdBy: string, nowMs: number): Release {
  return {
    ...targetKey(target),
    id: 'simulated',
    kind: 'NORMAL',
    version: '0.0.0',
    createdBy,
    createdAtMs: nowMs,
    salt: '',
    hashVersion: 1,
    type: null,
    attempt: 1,
    steps: [],
    revision: 1,
    statusSinceMs: nowMs,
    state: { status: 'RELEASE_PREPARATION' },
  };
}

/** A plan begins with a template, or with steps where none is live. Otherwise the plan of the release is edited. */
function firstCommand({ plan }: Release, body: SimulateBody, template: PlanTemplate | null): SimulationInput['first'] {
  if (template !== null || (body.steps !== undefined && !isLive(plan)))
    return { type: 'startPlan', ...planStartOf(body, template), reason: null };
  const edit = plan === undefined ? 0 : editOf(plan);
  return { type: 'editPlan', ...planChangesOf(body), edit, reason: 'Simulated' };
}

/** The user for whom the plan runs, if the next automatic step would find that the role is lost. */
async function goneOwner(db: Db, { plan, miniProgram, targetApp }: Release): Promise<string[]> {
  if (!isLive(plan)) return [];
  const roles = await findRoles(db, { user: plan.runsAs, onlyWorkspaces: null }, { miniProgram, targetApp });
  return mayDo('goLive', { ...roles, isSystemAdmin: false }) ? [] : [plan.runsAs];
}

async function windowsOf(db: Db, release: Release, script: GivenScript): Promise<SimulationInput['windowAt']> {
  const { windows, exemptions } = await readWindowsAhead(db, release);
  const freezes = script.freezes.map(({ fromMs, untilMs }, n) =>
    simulatedFreeze(`freeze-${String(n)}`, fromMs, untilMs),
  );
  return windowStates([...windows, ...freezes], exemptions);
}
