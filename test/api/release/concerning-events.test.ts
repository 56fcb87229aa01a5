/** GET /v1/events?concerns=me: whom an event concerns. */
import { beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import type { Person } from '../../support/api/registry-world.js';
import { type Event, type EventScene, type Page, useEventScene } from './event-scene.js';

describeInTurn('an event', (databases) => {
  const { open, read, ids, types } = useEventScene(databases);
  let { world, others, gray, all } = {} as EventScene;
  beforeAll(() => {
    ({ world, others, gray, all } = open());
  });

  it('concerns who created or commanded the release, members of the program, and who may decide', async () => {
    const concerning = (person: Person, query = '') => ids(`concerns=me&limit=200${query}`, person);
    const byOthers = (person: Person, isMine: (event: Event) => boolean = () => true): string[] =>
      all.filter((event) => event.by !== world.nameOf(person) && isMine(event)).map(({ id }) => id);
    // On test no release has ever been.
    expect(await concerning('program developer')).toEqual(
      byOthers('program developer', ({ environment }) => environment !== 'test'),
    );
    expect(await types('concerns=me', 'maker admin')).toEqual(['Paused', 'ReviewApproved', 'ReviewApproved']);
    expect(await concerning('host inspector')).toEqual(
      byOthers('host inspector', ({ releaseId }) => releaseId === gray.id),
    );
    expect(await concerning('host reviewer')).toEqual(
      byOthers('host reviewer', ({ environment }) => environment === 'production'),
    );
    // Asked to decide, and never decided anything.
    expect(await types('concerns=me', 'host admin')).toContain('ReviewRequested');
    for (const person of ['maker developer', 'stranger', 'system admin'] as const)
      expect(await concerning(person)).toEqual([]);
    expect(await concerning('maker admin', '&type=Paused')).toHaveLength(1);
    const first = await read('concerns=me&limit=1', 'maker admin');
    const next = await read(`concerns=me&limit=200&cursor=${String(first.nextCursor)}`, 'maker admin');
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(await concerning('maker admin'));

    await others.runOnTarget({ type: 'forceOffline', reason: 'wrong content' });
    const { body } = await others.as('maker admin').get('/v1/events?concerns=me');
    expect((body as Page).items.map(({ type }) => type)).toEqual(['Suspended', 'Canceled', 'ReviewApproved']);
  });

  it('of a workspace that the user has left concerns the user no more', async () => {
    const user = world.nameOf('host developer');
    const paths = { makers: `/v1/workspaces/${world.makers}/members/${user}` };
    await world.as('maker admin').put(paths.makers, { role: 'developer' });
    await world.as('maker admin').put(`/v1/mini-programs/${world.miniProgram}/members/${user}`, { role: 'developer' });
    const host = `/v1/workspaces/${world.hosts}/members/${user}`;
    await world.as('host admin').delete(host);
    expect(await ids('concerns=me', 'host developer')).not.toEqual([]);
    await world.as('maker admin').delete(paths.makers);
    expect(await ids('concerns=me', 'host developer')).toEqual([]);
  });
});
