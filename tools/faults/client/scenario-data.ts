/**
 * The data of one scenario: its own mini programs and super app, its releases, and what the operators have read of
 * them. Ids begin with the scenario's name, so that the checker reads only this scenario.
 */
import { randomUUID } from 'node:crypto';
import { type RawAnswer, send } from '../../../client/send.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import { isFinalStatus, type ReleaseStatus } from '../../../domain/release/release.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import { type ApiAccess, type Call, keyed, sendUntilAnswered, type TimedAnswer } from './http-client.js';
import type { SeenPlan } from './plan-commands.js';

export interface SeenRelease {
  readonly id: string;
  readonly miniProgram: string;
  readonly environment: string;
  readonly status: ReleaseStatus;
  readonly phase: string | null;
  readonly percentage: number;
  readonly revision: number;
  readonly isFinal: boolean;
  readonly plan: SeenPlan | null;
}

/** A requested command and its answer. */
export interface SentCommand {
  readonly key: string;
  readonly operator: string;
  /** A release's id, or a target's name. */
  readonly of: string;
  readonly path: string;
  readonly body: { readonly type: string };
  /** Undefined: not acknowledged. */
  readonly answer: CommandAnswer | undefined;
}

export interface CommandAnswer {
  readonly status: number;
  readonly commandId: string | null;
  readonly outcome: string | null;
  readonly code: string | null;
  /** Of the release as it stood in the answer. */
  readonly revision: number | null;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

export interface ScenarioData {
  readonly name: string;
  readonly targetApp: string;
  /** Those the operators work on, and a last one that a scenario has for itself. */
  readonly miniPrograms: readonly string[];
  readonly operators: readonly Operator[];
  readonly seen: Map<string, SeenRelease>;
  readonly sent: SentCommand[];
  readonly decideToken: string;
}

export interface Operator extends ApiAccess {
  readonly name: string;
}

export interface ScenarioDataOptions {
  readonly name: string;
  readonly urls: readonly string[];
  readonly adminToken: string;
  readonly miniPrograms: number;
  readonly operators: number;
}

const settingUpMs = minuteMs;

export async function createScenarioData(options: ScenarioDataOptions): Promise<ScenarioData> {
  const { name, urls, adminToken } = options;
  const admin: Operator = { name: 'alice', urls, token: adminToken };
  const { id: workspace } = await requireAnswer(admin, (api, keyed) =>
    api.POST('/v1/workspaces', { ...keyed, body: { name, kind: 'tenant' } }),
  );
  const inWorkspace = { path: { workspace } };
  const targetApp = `${name}-app`;
  const policy = { review: { selfApproval: true }, rollout: { minBake: 'PT1S', openingSpread: 'PT1S' } };
  const app = { id: targetApp, name: targetApp, workspace, policy };
  await requireAnswer(admin, (api, keyed) =>
    api.POST('/v1/target-apps', { ...keyed, body: { ...app, environments: ['production', 'development'] } }),
  );
  const miniPrograms = numbered(`${name}-program`, options.miniPrograms);
  for (const id of miniPrograms)
    await requireAnswer(admin, (api, keyed) =>
      api.POST('/v1/workspaces/{workspace}/mini-programs', { ...keyed, params: inWorkspace, body: { id, name: id } }),
    );
  const operators: Operator[] = [];
  for (const user of numbered(`${name}-operator`, options.operators)) {
    const params = { path: { workspace, user } };
    await requireAnswer(admin, (api, keyed) =>
      api.PUT('/v1/workspaces/{workspace}/members/{user}', { ...keyed, params, body: { role: 'admin' } }),
    );
    const { secret } = await requireAnswer(admin, (api, keyed) =>
      api.POST('/v1/tokens', { ...keyed, body: { user, name: 'faults', scopes: ['read', 'operate'] } }),
    );
    operators.push({ name: user, urls, token: secret });
  }
  const { secret: decideToken } = await requireAnswer(admin, (api, keyed) =>
    api.POST('/v1/workspaces/{workspace}/decide-tokens', {
      ...keyed,
      params: inWorkspace,
      body: { name, kind: 'server', targetApps: [targetApp] },
    }),
  );
  return { name, targetApp, miniPrograms, operators, seen: new Map(), sent: [], decideToken };
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`);
}

async function requireAnswer<Data>(operator: Operator, call: Call<Data>): Promise<Data> {
  const answer = await sendUntilAnswered(operator, keyed(call), settingUpMs);
  if (answer?.data === undefined)
    throw new Error(`Setting up was answered with ${String(answer?.status)} ${JSON.stringify(answer?.problem)}`);
  return answer.data;
}

/** Uploads the next version and releases it. Undefined when that was refused, or not heard. */
export async function startRelease(
  data: ScenarioData,
  operator: Operator,
  of: { readonly miniProgram: string; readonly environment: Environment; readonly number: string },
  withinMs: number,
): Promise<SeenRelease | undefined> {
  const { miniProgram, environment, number } = of;
  const made = { url: `https://example.com/${miniProgram}-${number}.zip`, sha256: '0'.repeat(64) };
  const upload = keyed((api, key) =>
    api.POST('/v1/mini-programs/{miniProgram}/versions', {
      ...key,
      params: { path: { miniProgram } },
      body: { number, package: made, pages: ['pages/index'] },
    }),
  );
  const uploaded = await sendUntilAnswered(operator, upload, withinMs);
  if (uploaded?.status !== 201) return undefined;
  const create = keyed((api, key) =>
    api.POST('/v1/mini-programs/{miniProgram}/versions/{version}/releases', {
      ...key,
      params: { path: { miniProgram, version: number } },
      body: { targetApp: data.targetApp, environment },
    }),
  );
  const created = await sendUntilAnswered(operator, create, withinMs);
  return created?.status === 201 ? keepNewest(data, created.data) : undefined;
}

/** Gives a command to a release, or to a target when the path says so. */
export async function giveCommand(
  data: ScenarioData,
  operator: Operator,
  command: {
    readonly of: string;
    readonly path: string;
    readonly body: { readonly type: string };
    readonly key?: string;
    readonly revision?: number;
  },
  withinMs: number,
): Promise<SentCommand> {
  const { of, path, body, key = randomUUID(), revision } = command;
  const condition = revision === undefined ? {} : { 'If-Match': `"${String(revision)}"` };
  // Drawn commands may be wrong on purpose, so no typed call sends them.
  const ask = { method: 'POST', path, body, headers: { 'Idempotency-Key': key, ...condition } } as const;
  const answer = await sendUntilAnswered(operator, (api) => send(api, ask), withinMs);
  const sent = { key, operator: operator.name, of, path, body, answer: answer && answeredCommand(data, answer) };
  data.sent.push(sent);
  return sent;
}

export function commandsOf(releaseId: string): string {
  return `/v1/releases/${releaseId}/commands`;
}

const inFull = { status: 'FULL_RELEASE' as const, percentage: 100, isFinal: false, plan: null };

function answeredCommand(
  data: ScenarioData,
  { status, body: received, sentAtMs, receivedAtMs }: TimedAnswer<RawAnswer>,
): CommandAnswer {
  const body = received as Readonly<Record<string, unknown>>;
  const command = body['command'] as { id: string; outcome: string; code?: string } | undefined;
  const release = body['release'] === undefined ? undefined : keepNewest(data, body['release']);
  const created = body['createdRelease'] as { id: string } | undefined;
  if (created !== undefined && release !== undefined && !data.seen.has(created.id))
    data.seen.set(created.id, { ...release, ...inFull, id: created.id });
  return {
    status,
    sentAtMs,
    receivedAtMs,
    commandId: command?.id ?? null,
    outcome: command?.outcome ?? null,
    code: command?.code ?? (body['code'] as string | undefined) ?? null,
    revision: release?.revision ?? null,
  };
}

/** Keeps what is newest. */
function keepNewest(data: ScenarioData, shown: unknown): SeenRelease {
  const { plan, ...read } = shown as Omit<SeenRelease, 'isFinal' | 'plan'> & { readonly plan?: SeenPlan };
  const { id, miniProgram, environment, status, phase, percentage, revision } = read;
  const isFinal = isFinalStatus(status);
  const release = { id, miniProgram, environment, status, phase, percentage, revision, isFinal, plan: plan ?? null };
  if ((data.seen.get(id)?.revision ?? 0) <= revision) data.seen.set(id, release);
  return release;
}
