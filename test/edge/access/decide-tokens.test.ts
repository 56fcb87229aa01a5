import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.js';
import { hashOfToken } from '../../../api/access/authenticate.js';
import { isEdgePath } from '../../../edge/http/edge-handler.js';
import { type Edge, openEdge } from '../../../edge/open-edge.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { insertToken } from '../../../store/access/tokens.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { type Listening, listen } from '../../support/http/http.js';
import { makeWorld, type World } from '../../support/database/store-world.js';

describeInTurn('decide tokens', (databases) => {
  let server: Listening;
  let edge: Edge;
  let world: World;
  let workspace: string;
  const admin = `halftone_${randomUUID()}`;
  const stranger = `halftone_${randomUUID()}`;

  beforeEach(async () => {
    const { db } = databases;
    world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 10_000);
    workspace = (
      await db.kysely
        .selectFrom('target_app')
        .select('workspace_id')
        .where('id', '=', world.target.targetApp)
        .executeTakeFirstOrThrow()
    ).workspace_id;
    const user = `admin-${randomUUID()}`;
    await db.kysely
      .insertInto('member')
      .values({ workspace_id: workspace, user_name: user, role: 'admin', added_by: user, added_at: new Date() })
      .execute();
    for (const [name, secret] of [
      [user, admin + workspace],
      ['mallory', stranger + workspace],
    ] as const)
      await insertToken(
        db.kysely,
        {
          id: randomUUID(),
          user: name,
          name: 'test',
          scopes: ['read', 'operate'],
          workspaceId: null,
          isSystemAdmin: false,
          createdBy: name,
          createdAtMs: Date.now(),
          expiresAtMs: null,
          revokedAtMs: null,
        },
        hashOfToken(secret),
      );
    edge = await openEdge({ database: db, copyPath: undefined, logger: silentLogger() });
    const app = createApp(apiDeps(db));
    server = await listen((request, response) => {
      if (isEdgePath(request.url)) edge.handle(request, response);
      else void app(request, response);
    });
  });
  afterEach(async () => {
    await edge.close();
    await server.close();
  });

  const ask = (method: string, path: string, body?: object, secret = admin) =>
    fetch(`${server.url}/v1/workspaces/${workspace}/decide-tokens${path}`, {
      method,
      headers: { Authorization: `Bearer ${secret}${workspace}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const evaluate = (secret: string) =>
    fetch(`${server.url}/ofrep/v1/evaluate/flags/${world.target.miniProgram}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}` },
      body: JSON.stringify({ context: { targetingKey: 'ada' } }),
    });
  const launcher = () => ({ name: 'launcher', targetApps: [world.target.targetApp] });

  it('open decisions for their target apps and nothing else, until they are revoked', async () => {
    const made = await ask('POST', '', launcher());
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const { id, secret } = (await made.json()) as { id: string; secret: string };
    await eventually(async () => expect((await evaluate(secret)).status).toBe(200));
    expect(await (await evaluate(secret)).json()).toMatchObject({ value: '1.0.0' });
    expect((await fetch(`${server.url}/v1/me`, { headers: { Authorization: `Bearer ${secret}` } })).status).toBe(401);
    const listed = (await (await ask('GET', '')).json()) as { items: object[] };
    expect(listed.items).toEqual([expect.objectContaining({ id, name: 'launcher' })]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect((await ask('DELETE', `/${id}`)).status).toBe(204);
    expect((await ask('DELETE', `/${id}`)).status).toBe(204);
    await eventually(async () => expect((await evaluate(secret)).status).toBe(401));
  });

  it('are for pages unless a back end is named, and only those of back ends open the stream', async () => {
    const statusOfStream = async (secret: string) => {
      const stop = new AbortController();
      const headers = { Authorization: `Bearer ${secret}` };
      const { status } = await fetch(`${server.url}/v1/serving/stream`, { headers, signal: stop.signal });
      stop.abort();
      return status;
    };
    for (const [wanted, kind, status] of [
      [{}, 'page', 403],
      [{ kind: 'page' }, 'page', 403],
      [{ kind: 'server' }, 'server', 200],
    ] as const) {
      const made = await ask('POST', '', { ...launcher(), ...wanted });
      const { secret, kind: answered } = (await made.json()) as { secret: string; kind: string };
      expect(answered).toBe(kind);
      await eventually(async () => expect(await statusOfStream(secret)).toBe(status));
    }
    expect((await ask('POST', '', { ...launcher(), kind: 'both' })).status).toBe(422);
    const { items } = (await (await ask('GET', '')).json()) as { items: { kind?: string }[] };
    expect(items.slice(0, 3).map(({ kind }) => kind)).toEqual(['server', 'page', 'page']);
  });

  it('from before there were kinds open decisions and the stream, and are listed without a kind', async () => {
    const { id, secret } = (await (await ask('POST', '', launcher())).json()) as { id: string; secret: string };
    await databases.db.kysely.updateTable('api_token').set({ decide_kind: null }).where('id', '=', id).execute();
    const stop = new AbortController();
    const headers = { Authorization: `Bearer ${secret}` };
    await eventually(async () => {
      const stream = await fetch(`${server.url}/v1/serving/stream`, { headers, signal: stop.signal });
      expect(stream.status).toBe(200);
    });
    stop.abort();
    expect((await evaluate(secret)).status).toBe(200);
    const { items } = (await (await ask('GET', '')).json()) as { items: { id: string }[] };
    expect(items.find((item) => item.id === id)).not.toHaveProperty('kind');
  });

  it('are given by admins of the workspace, for its own target apps', async () => {
    expect((await ask('POST', '', launcher(), stranger)).status).toBe(404);
    const other = await makeWorld(databases.db);
    const refused = await ask('POST', '', { name: 'launcher', targetApps: [other.target.targetApp] });
    expect(refused.status).toBe(422);
    expect((await ask('POST', '', { ...launcher(), expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(422);
    expect((await ask('POST', '', { name: 'launcher', targetApps: [] })).status).toBe(422);
    expect((await ask('DELETE', `/${randomUUID()}`)).status).toBe(404);
  });

  it('are not what people sign in with: a token of the API opens no decisions', async () => {
    expect((await evaluate(admin + workspace)).status).toBe(401);
  });
});
