/**
 * Releases as a real installation has them. One comes to its state through the API. The others are its rows again under
 * other ids, each with a message in the outbox, so that the relay starts their workflows.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { operatorsAt } from './operator.mjs';

/** A workspace, an app that lets one approve what one asked for, and tokens for several operators. */
export async function makeOwners(halftone, { operators = 8 } = {}) {
  const admin = operatorsAt(halftone.url, [halftone.token]);
  const workspace = await admin.must('POST', '/v1/workspaces', { name: 'Bench', kind: 'tenant' });
  await admin.must('POST', '/v1/target-apps', {
    id: 'bench-wallet',
    name: 'Wallet',
    workspace: workspace.id,
    environments: ['production'],
    policy: { review: { selfApproval: true } },
  });
  const tokens = [];
  for (let n = 0; n < operators; n++) {
    const name = `operator-${n}`;
    const { secret } = await admin.must('POST', '/v1/tokens', { user: 'admin', name });
    tokens.push(secret);
  }
  return { admin, workspace: workspace.id, tokens };
}

/** One approved release, made by commands. */
export async function makeTemplate({ admin, workspace }, { name, commands, targetApp = 'bench-wallet' }) {
  await admin.must('POST', `/v1/workspaces/${workspace}/mini-programs`, { id: name, name });
  await admin.must('POST', `/v1/mini-programs/${name}/versions`, {
    number: '1.0.0',
    package: { url: `https://packages.example/${name}/1.0.0.zip`, sha256: '0'.repeat(64) },
    pages: ['pages/index'],
  });
  const target = { targetApp, environment: 'production' };
  const release = await admin.must('POST', `/v1/mini-programs/${name}/versions/1.0.0/releases`, target);
  for (const command of [{ type: 'apply' }, { type: 'approve' }, ...commands]) await admin.timed(release.id, command);
  return { name, releaseId: release.id };
}

/** In gray at 1 %. */
export function grayTemplate(owners, name) {
  return makeTemplate(owners, { name, commands: [{ type: 'setPercentage', percentage: 1 }] });
}

/** The next raise of each release: a hundredth of a per cent each time, so that every one is applied. */
export function raiser() {
  const reached = new Map();
  return (releaseId) => {
    const bp = (reached.get(releaseId) ?? 100) + 1;
    reached.set(releaseId, bp);
    return { type: 'setPercentage', percentage: bp / 100 };
  };
}

const ID = `t.id || '-' || n`;
const PROGRAM = `t.mini_program_id || '-' || n`;

/** @returns ids of the copies; their workflows start when the relay receives them. */
export async function multiply(pool, { name, releaseId }, count) {
  const copies = `generate_series(1, ${count}) n`;
  const run = (text) => pool.query(text, [name]);
  await run(`insert into mini_program (id, workspace_id, name, search_text, search_grams, revision, created_by, created_at)
    select id || '-' || n, workspace_id, name || ' ' || n, search_text || ' ' || n, search_grams, revision, created_by, created_at
    from mini_program, ${copies} where id = $1`);
  await run(`insert into version (mini_program_id, number, ordinal, package_url, package_sha256, pages, uploaded_by, uploaded_at)
    select mini_program_id || '-' || n, number, ordinal, package_url, package_sha256, pages, uploaded_by, uploaded_at
    from version, ${copies} where mini_program_id = $1`);
  // Whatever in a body names the program or the release names the copy's.
  const body = `replace(replace(t.body::text, '"${releaseId}"', '"${releaseId}-' || n || '"'),
    '"' || t.mini_program_id || '"', '"' || ${PROGRAM} || '"')::jsonb`;
  await run(`insert into target (mini_program_id, target_app_id, environment, workspace_id, app_workspace_id, body, updated_at)
    select ${PROGRAM}, target_app_id, environment, workspace_id, app_workspace_id, ${body}, updated_at
    from target t, ${copies} where mini_program_id = $1`);
  await run(`insert into release (id, kind, mini_program_id, version, target_app_id, environment, workspace_id,
      app_workspace_id, created_by, created_at, updated_at, body)
    select ${ID}, kind, ${PROGRAM}, version, target_app_id, environment, workspace_id, app_workspace_id, created_by,
      created_at, updated_at, ${body}
    from release t, ${copies} where mini_program_id = $1`);
  const ids = Array.from({ length: count }, (_, i) => `${releaseId}-${i + 1}`);
  await pool.query(
    `insert into outbox (id, kind, release_id, payload, created_at, next_attempt_at)
     select 'start-' || id, 'START', id, '{}', now(), now() from unnest($1::text[]) id`,
    [ids],
  );
  await pool.query('analyze');
  await pool.query(`select pg_notify('halftone_relay_work', '')`);
  return ids;
}

/** Resolves when the relay has started them all. */
export async function allStarted(pool) {
  for (;;) {
    const { rows } = await pool.query('select count(*)::int as waiting from outbox where delivered_at is null');
    if (rows[0].waiting === 0) return;
    await pause(200);
  }
}
