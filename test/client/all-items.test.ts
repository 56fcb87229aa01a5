import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { allItems } from '../../client/all-items.js';
import { halftoneClient } from '../../client/halftone-client.js';
import { apiOfEachTest } from '../support/api/api-of-each-test.js';
import { makeToken } from '../support/http/client.js';
import { describeOnPglite } from '../support/database/databases.js';

describeOnPglite('the items of a list', (databases) => {
  const start = apiOfEachTest();

  const withWorkspaces = async (count: number) => {
    const { url } = await start(databases.db);
    const client = halftoneClient({ url, token: await makeToken(databases.db, `alice-${randomUUID()}`) });
    for (let i = 0; i < count; i++) await client.POST('/v1/workspaces', { body: { name: `W${i}`, kind: 'tenant' } });
    let pages = 0;
    const all = () =>
      allItems((page) => {
        pages += 1;
        return client.GET('/v1/workspaces', { params: { query: { ...page, limit: 2 } } });
      });
    return { client, all, pages: () => pages };
  };

  it('come from all pages, each once', async () => {
    const { all, pages } = await withWorkspaces(5);
    const names: string[] = [];
    for await (const { name } of all()) names.push(name);
    expect(names.sort()).toEqual(['W0', 'W1', 'W2', 'W3', 'W4']);
    expect(pages()).toBe(3);
  });

  it('of an empty list are none', async () => {
    const { all, pages } = await withWorkspaces(0);
    for await (const item of all()) throw new Error(JSON.stringify(item));
    expect(pages()).toBe(1);
  });

  it('are asked for only as far as they are needed', async () => {
    const { all, pages } = await withWorkspaces(5);
    for await (const item of all()) if (item.name !== '') break;
    expect(pages()).toBe(1);
  });

  it('end with the problem of a page', async () => {
    const { client } = await withWorkspaces(0);
    const wrong = allItems(() => client.GET('/v1/workspaces', { params: { query: { cursor: 'wrong' } } }));
    await expect(wrong.next()).rejects.toMatchObject({ name: 'ApiProblem', problem: { errors: [{}] } });
  });
});
