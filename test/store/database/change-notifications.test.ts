/** Each change that a progress view shows is notified by the database, whichever code path or program writes it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CHANNELS, type Unsubscribe } from '../../../store/database/notifications.js';
import { setMiniProgramMember } from '../../../store/registry/mini-program-members.js';
import { setWorkspaceMember } from '../../../store/registry/workspace-members.js';
import { changeWorkspace } from '../../../store/registry/workspaces.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeWorld, type World } from '../../support/database/store-world.js';

describeInTurn('the database notifies', (databases) => {
  const seen: string[] = [];
  let unsubscribes: Unsubscribe[];
  let world: World;
  beforeAll(async () => {
    const { notifications } = databases.db;
    unsubscribes = [CHANNELS.releaseChanged, CHANNELS.accessChanged].map((channel) =>
      notifications.subscribe(channel, (payload) => void seen.push(payload)),
    );
    world = await makeWorld(databases.db);
  });
  afterAll(() => {
    for (const unsubscribe of unsubscribes) unsubscribe();
  });
  const notifies = async (payload: string, change: () => Promise<unknown>): Promise<void> => {
    seen.length = 0;
    await change();
    await eventually(() => expect(seen).toContain(payload));
  };

  it('a command that is received and one that is rejected', async () => {
    const { id } = await world.prepared('1.0.0');
    await eventually(() => expect(seen).toContain(id));
    await notifies(id, () => world.give(id, { type: 'apply' }));
    await notifies(id, () => world.run(id, { type: 'resume' }));
  });

  it('roles in a workspace and in a mini program', async () => {
    const { kysely } = databases.db;
    const { miniProgram } = world.target;
    const { workspace_id: workspaceId } = await kysely
      .selectFrom('mini_program')
      .select('workspace_id')
      .where('id', '=', miniProgram)
      .executeTakeFirstOrThrow();
    const by = { actor: 'alice', atMs: Date.now() };
    const wish = { ...by, user: 'carol', workspaceId };
    const setRole = (role: 'developer' | 'operator' | null) => () =>
      inTransaction(kysely, (trx) => setWorkspaceMember(trx, { ...wish, role }));
    await notifies('user/carol', setRole('operator'));
    await notifies('user/carol', setRole('developer'));
    await notifies('user/carol', () =>
      inTransaction(kysely, (trx) => setMiniProgramMember(trx, { ...wish, miniProgram, role: 'developer' })),
    );
    await notifies('user/carol', setRole(null));
    const policy = { developersMayStop: false };
    await notifies(`workspace/${workspaceId}`, () =>
      inTransaction(kysely, (trx) => changeWorkspace(trx, workspaceId, { policy }, by)),
    );
  });

  it('the policy of a target app, and a credential that ends', async () => {
    const { kysely } = databases.db;
    const { targetApp } = world.target;
    await notifies(`app/${targetApp}`, () =>
      kysely.updateTable('target_app').set({ policy: '{}' }).where('id', '=', targetApp).execute(),
    );
    await makeToken(databases.db, 'carol', { id: 'a-token' });
    await notifies('credential/a-token', () =>
      kysely.updateTable('api_token').set({ revoked_at: new Date() }).where('id', '=', 'a-token').execute(),
    );
  });

  it('nothing when a token is used', async () => {
    const { kysely } = databases.db;
    await makeToken(databases.db, 'carol', { id: 'b-token' });
    seen.length = 0;
    await kysely.updateTable('api_token').set({ last_used_at: new Date() }).where('id', '=', 'b-token').execute();
    await makeToken(databases.db, 'carol', { id: 'c-token' });
    await kysely.deleteFrom('api_token').where('id', '=', 'c-token').execute();
    await eventually(() => expect(seen).toEqual(['credential/c-token']));
  });
});
