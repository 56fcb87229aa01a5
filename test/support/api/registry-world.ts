/**
 * Two workspaces in a database with users in every role, and the API. The makers own a mini program, the hosts a target
 * app. Names are unique for each world, so tests can share a database.
 */
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { createApp } from '../../../api/app.js';
import type { ApiDeps } from '../../../api/deps.js';
import { defaultWorkspacePolicy, type WorkspaceRole, workspaceRoles } from '../../../domain/access/roles.js';
import type { ReleaseCommand, TargetCommand } from '../../../domain/release/command-catalog.js';
import type { Release } from '../../../domain/release/release.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import { defaultPolicy } from '../../../domain/registry/target-app-policy.js';
import type { TargetKey } from '../../../domain/target/target.js';
import { type AppliedCommand, applyCommand } from '../../../store/release/apply-command.js';
import { createRelease } from '../../../store/release/create-release.js';
import type { Database } from '../../../store/database/database.js';
import { setMiniProgramMember } from '../../../store/registry/mini-program-members.js';
import { insertMiniProgram } from '../../../store/registry/mini-programs.js';
import { insertTargetApp } from '../../../store/registry/target-apps.js';
import { uploadVersion, type Version } from '../../../store/registry/versions.js';
import { setWorkspaceMember } from '../../../store/registry/workspace-members.js';
import { insertWorkspace } from '../../../store/registry/workspaces.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { inTransaction, type Transaction } from '../../../store/database/transaction.js';
import { apiDeps } from './api-deps.js';
import { type Client, clientOf, makeToken } from '../http/client.js';
import { listen } from '../http/http.js';
import { readRelease } from '../database/store-world.js';

/** One user for every role. `program …` is an operator of the makers with a role in the mini program. */
export const people = [
  ...workspaceRoles.map((role) => `maker ${role}` as const),
  'program admin',
  'program developer',
  ...workspaceRoles.map((role) => `host ${role}` as const),
  'stranger',
  'system admin',
  'anonymous',
] as const;

export type Person = (typeof people)[number];

export const makers = people.filter((person) => person.startsWith('maker') || person.startsWith('program'));
export const hosts = people.filter((person) => person.startsWith('host'));
export const signedIn = people.filter((person) => person !== 'anonymous');

export type RegistryWorld = Awaited<ReturnType<typeof makeRegistryWorld>>;

export async function makeRegistryWorld(database: Database, overrides: Partial<ApiDeps> = {}) {
  const mark = randomUUID().slice(0, 8);
  const server = await listen(createApp(apiDeps(database, overrides)));
  const nameOf = (person: Person): string => `${person.replace(' ', '-')}-${mark}`;
  const ids = { makers: uuidv7(), hosts: uuidv7(), miniProgram: `weather-${mark}`, targetApp: `wallet-${mark}` };
  await inTransaction(database.kysely, (trx) => insertCompanies(trx, ids, nameOf));
  const secrets = new Map<Person, string>();
  for (const person of signedIn)
    secrets.set(person, await makeToken(database, nameOf(person), { isSystemAdmin: person === 'system admin' }));

  const inEnvironment = (environment: Environment): TargetKey => ({
    miniProgram: ids.miniProgram,
    targetApp: ids.targetApp,
    environment,
  });
  const release = (version: string, environment: Environment = 'production'): Promise<Release> =>
    makeRelease(database, inEnvironment(environment), version, nameOf('maker admin'));
  const run = (release: Release, command: ReleaseCommand, by: Person = 'maker admin'): Promise<AppliedCommand> =>
    runCommand(database, { target: release, releaseId: release.id, command, actor: nameOf(by) });
  return {
    ...ids,
    mark,
    url: server.url,
    nameOf,
    as: (person: Person): Client => clientOf(server.url, secrets.get(person) ?? null),
    with: (secret: string): Client => clientOf(server.url, secret),
    /** Uploads a version with the pages of the others. */
    upload: async (number: string): Promise<void> => {
      const version = versionOf(ids, number, nameOf('maker admin'));
      await inTransaction(database.kysely, (trx) => uploadVersion(trx, version));
    },
    release,
    run,
    /** A release in Release Preparation. */
    prepared: async (version: string, environment?: Environment): Promise<Release> => {
      const created = await release(version, environment);
      await run(created, { type: 'apply' });
      await run(created, { type: 'approve' }, 'host reviewer');
      return readRelease(database, created.id);
    },
    runOnTarget: (command: TargetCommand, environment: Environment = 'production'): Promise<AppliedCommand> =>
      runCommand(database, {
        target: inEnvironment(environment),
        releaseId: null,
        command,
        actor: nameOf('host admin'),
      }),
    close: () => server.close(),
  };
}

interface Ids {
  readonly makers: string;
  readonly hosts: string;
  readonly miniProgram: string;
  readonly targetApp: string;
}

/** Versions 1.0.0 and 2.0.0 are uploaded, with the pages `pages/index` and `pages/<number>`. */
async function insertCompanies(trx: Transaction, ids: Ids, nameOf: (person: Person) => string): Promise<void> {
  const atMs = Date.now();
  for (const [id, company] of [
    [ids.makers, 'maker'],
    [ids.hosts, 'host'],
  ] as const) {
    const admin = nameOf(`${company} admin`);
    const workspace = { id, name: company, kind: 'tenant', policy: defaultWorkspacePolicy } as const;
    await insertWorkspace(trx, { ...workspace, createdBy: admin, createdAtMs: atMs }, admin);
    for (const role of workspaceRoles)
      await setWorkspaceMember(trx, { workspaceId: id, user: nameOf(`${company} ${role}`), role, actor: admin, atMs });
  }
  const actor = nameOf('maker admin');
  const program = { id: ids.miniProgram, workspaceId: ids.makers, name: 'Weather' };
  await insertMiniProgram(trx, { ...program, createdBy: actor, createdAtMs: atMs });
  for (const role of ['admin', 'developer'] as const) {
    const member = { workspaceId: ids.makers, user: nameOf(`program ${role}`), actor, atMs };
    await setWorkspaceMember(trx, { ...member, role: 'operator' satisfies WorkspaceRole });
    await setMiniProgramMember(trx, { ...member, miniProgram: ids.miniProgram, role });
  }
  await insertTargetApp(trx, {
    id: ids.targetApp,
    workspaceId: ids.hosts,
    name: 'Wallet',
    environments: ['development', 'test', 'sandbox', 'production'],
    pilotSupport: false,
    policy: defaultPolicy,
    confirmation: 'COMMIT',
    createdBy: nameOf('host admin'),
    createdAtMs: atMs,
  });
  for (const number of ['1.0.0', '2.0.0']) await uploadVersion(trx, versionOf(ids, number, actor));
}

function versionOf({ miniProgram }: Ids, number: string, uploadedBy: string): Version {
  return {
    miniProgram,
    number,
    packageUrl: `https://packages.example/${number}.zip`,
    packageSha256: '0'.repeat(64),
    pages: ['pages/index', `pages/${number}`],
    notes: null,
    uploadedBy,
    uploadedAtMs: Date.now(),
  };
}

async function makeRelease(
  database: Database,
  target: TargetKey,
  version: string,
  createdBy: string,
): Promise<Release> {
  const created = await inTransaction(database.kysely, (trx) => createRelease(trx, { target, version, createdBy }));
  if (created.outcome === 'REJECTED') throw new Error(`refused: ${created.rejection.code}`);
  return created.release;
}

interface CommandToRun {
  readonly target: TargetKey;
  readonly releaseId: string | null;
  readonly command: ReleaseCommand | TargetCommand;
  readonly actor: string;
}

/** Records and decides a command, as the API and a worker do. Throws on a rejection. */
async function runCommand(
  database: Database,
  { target, releaseId, command, actor }: CommandToRun,
): Promise<AppliedCommand> {
  const { miniProgram, targetApp, environment } = target;
  const id = uuidv7();
  await recordCommand(database.kysely, {
    id,
    subject: { releaseId, target: { miniProgram, targetApp, environment } },
    command,
    actor,
    role: 'workspace admin',
    idempotency: { key: id, bodyDigest: id },
    expectedRevision: null,
  });
  const applied = await applyCommand(database.kysely, { commandId: id, isFromWorkflow: false });
  if (applied?.record.outcome !== 'APPLIED') throw new Error(`${command.type}: ${JSON.stringify(applied?.record)}`);
  return applied;
}
