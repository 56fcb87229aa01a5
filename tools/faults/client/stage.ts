/**
 * The data of one scenario: its own mini programs and super app, its releases, and what the operators have read of
 * them. Ids begin with the stage's name, so that the checker reads only this stage.
 */
import { randomUUID } from 'node:crypto';
import { askUntilHeard, type Asker, type Heard } from './http-client.js';

export interface SeenRelease {
  readonly id: string;
  readonly miniProgram: string;
  readonly environment: string;
  readonly status: string;
  readonly phase: string | null;
  readonly percentage: number;
  readonly revision: number;
  readonly isFinal: boolean;
}

/** A requested command and its answer. */
export interface Asked {
  readonly key: string;
  readonly operator: string;
  /** A release's id, or a target's name. */
  readonly of: string;
  readonly path: string;
  readonly body: { readonly type: string };
  /** Undefined: not acknowledged. */
  readonly heard: HeardCommand | undefined;
}

export interface HeardCommand {
  readonly status: number;
  readonly commandId: string | null;
  readonly outcome: string | null;
  readonly code: string | null;
  /** Of the release as it stood in the answer. */
  readonly revision: number | null;
  readonly sentAtMs: number;
  readonly heardAtMs: number;
}

export interface Stage {
  readonly name: string;
  readonly targetApp: string;
  /** Those the operators work on, and a last one that a scenario has for itself. */
  readonly miniPrograms: readonly string[];
  readonly operators: readonly Operator[];
  readonly seen: Map<string, SeenRelease>;
  readonly asked: Asked[];
  readonly decideToken: string;
}

export interface Operator extends Asker {
  readonly name: string;
}

export interface StageOptions {
  readonly name: string;
  readonly urls: readonly string[];
  readonly adminToken: string;
  readonly miniPrograms: number;
  readonly operators: number;
}

const settingUpMs = 60_000;

export async function makeStage(options: StageOptions): Promise<Stage> {
  const { name, urls, adminToken } = options;
  const admin: Operator = { name: 'alice', urls, token: adminToken };
  const workspace = String((await must(admin, '/v1/workspaces', { name, kind: 'tenant' })).body['id']);
  const targetApp = `${name}-app`;
  await must(admin, '/v1/target-apps', {
    ...{ id: targetApp, name: targetApp, workspace, environments: ['production', 'development'] },
    policy: { review: { selfApproval: true } },
  });
  const miniPrograms = numbered(`${name}-program`, options.miniPrograms);
  for (const id of miniPrograms) await must(admin, `/v1/workspaces/${workspace}/mini-programs`, { id, name: id });
  const operators: Operator[] = [];
  for (const user of numbered(`${name}-operator`, options.operators)) {
    await must(admin, `/v1/workspaces/${workspace}/members/${user}`, { role: 'admin' }, 'PUT');
    const { body } = await must(admin, '/v1/tokens', { user, name: 'faults', scopes: ['read', 'operate'] });
    operators.push({ name: user, urls, token: String(body['secret']) });
  }
  const wanted = { name, kind: 'server', targetApps: [targetApp] };
  const decide = await must(admin, `/v1/workspaces/${workspace}/decide-tokens`, wanted);
  const decideToken = String(decide.body['secret']);
  return { name, targetApp, miniPrograms, operators, seen: new Map(), asked: [], decideToken };
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`);
}

async function must(operator: Operator, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<Heard> {
  const heard = await askUntilHeard(operator, { method, path, body, key: randomUUID() }, settingUpMs);
  if (heard === undefined || heard.status >= 400)
    throw new Error(`${method} ${path} was answered with ${String(heard?.status)} ${JSON.stringify(heard?.body)}`);
  return heard;
}

/** Uploads the next version and releases it. Undefined when that was refused, or not heard. */
export async function startRelease(
  stage: Stage,
  operator: Operator,
  of: { readonly miniProgram: string; readonly environment: string; readonly number: string },
  patienceMs: number,
): Promise<SeenRelease | undefined> {
  const { miniProgram, environment, number } = of;
  const versions = `/v1/mini-programs/${miniProgram}/versions`;
  const made = { url: `https://example.com/${miniProgram}-${number}.zip`, sha256: '0'.repeat(64) };
  const version = { number, package: made, pages: ['pages/index'] };
  const uploaded = await askUntilHeard(
    operator,
    { method: 'POST', path: versions, body: version, key: randomUUID() },
    patienceMs,
  );
  if (uploaded?.status !== 201) return undefined;
  const body = { targetApp: stage.targetApp, environment };
  const path = `${versions}/${number}/releases`;
  const created = await askUntilHeard(operator, { method: 'POST', path, body, key: randomUUID() }, patienceMs);
  return created?.status === 201 ? see(stage, created.body) : undefined;
}

/** Gives a command to a release, or to a target when the path says so. */
export async function give(
  stage: Stage,
  operator: Operator,
  command: {
    readonly of: string;
    readonly path: string;
    readonly body: { readonly type: string };
    readonly key?: string;
    readonly revision?: number;
  },
  patienceMs: number,
): Promise<Asked> {
  const { of, path, body, key = randomUUID(), revision } = command;
  const ask = { method: 'POST', path, body, key, ...(revision === undefined ? {} : { revision }) } as const;
  const heard = await askUntilHeard(operator, ask, patienceMs);
  const asked = { key, operator: operator.name, of, path, body, heard: heard && heardCommand(stage, heard) };
  stage.asked.push(asked);
  return asked;
}

export function commandsOf(releaseId: string): string {
  return `/v1/releases/${releaseId}/commands`;
}

function heardCommand(stage: Stage, { status, body, sentAtMs, heardAtMs }: Heard): HeardCommand {
  const command = body['command'] as { id: string; outcome: string; code?: string } | undefined;
  const release = body['release'] === undefined ? undefined : see(stage, body['release']);
  const created = body['createdRelease'] as { id: string } | undefined;
  if (created !== undefined && release !== undefined && !stage.seen.has(created.id))
    stage.seen.set(created.id, { ...release, id: created.id, status: 'FULL_RELEASE', percentage: 100, isFinal: false });
  return {
    ...{ status, sentAtMs, heardAtMs },
    commandId: command?.id ?? null,
    outcome: command?.outcome ?? null,
    code: command?.code ?? (body['code'] as string | undefined) ?? null,
    revision: release?.revision ?? null,
  };
}

/** Keeps what is newest. */
function see(stage: Stage, shown: unknown): SeenRelease {
  const { id, miniProgram, environment, status, phase, percentage, revision } = shown as SeenRelease;
  const isFinal = ['CANCELED', 'ARCHIVED', 'OFFLINE'].includes(status);
  const release = { id, miniProgram, environment, status, phase, percentage, revision, isFinal };
  if ((stage.seen.get(id)?.revision ?? 0) <= revision) stage.seen.set(id, release);
  return release;
}
