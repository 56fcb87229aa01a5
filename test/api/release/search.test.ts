/** GET /v1/search: one search over everything that one may read. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Found {
  readonly miniPrograms: readonly { readonly id: string }[];
  readonly versions: readonly { readonly number: string; readonly miniProgram: string }[];
  readonly releases: readonly { readonly id: string; readonly version: string }[];
  readonly targetApps: readonly { readonly id: string }[];
  readonly targets: readonly { readonly environment: string; readonly miniProgram: string }[];
  readonly people: readonly { readonly user: string }[];
}

describeInTurn('the search over everything', (databases) => {
  let world: RegistryWorld;
  let others: RegistryWorld;
  let release: string;

  const search = async (q: string, person: Person = 'maker operator', of = world): Promise<Found> => {
    const answer = await of.as(person).get(`/v1/search?limit=20&q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    return answer.body as Found;
  };
  /** What was found, without what is empty. */
  const found = async (...requested: Parameters<typeof search>): Promise<Record<string, readonly unknown[]>> => {
    const { miniPrograms, versions, releases, targetApps, targets, people } = await search(...requested);
    const all = {
      miniPrograms: miniPrograms.map(({ id }) => id),
      versions: versions.map(({ number }) => number),
      releases: releases.map(({ version }) => version),
      targetApps: targetApps.map(({ id }) => id),
      targets: targets.map(({ environment }) => environment),
      people: people.map(({ user }) => user),
    };
    return Object.fromEntries(Object.entries(all).filter(([, items]) => items.length > 0));
  };

  /** 1.0.0 is released to production. 2.0.0 is only uploaded. */
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    others = await makeRegistryWorld(databases.db);
    ({ id: release } = await world.prepared('1.0.0'));
    await others.prepared('1.0.0');
  });
  afterAll(async () => {
    await world.close();
    await others.close();
  });

  it('gives each kind with names, ids and workspaces', async () => {
    expect(await search(`weather ${world.mark}`)).toMatchObject({
      miniPrograms: [{ id: world.miniProgram, name: 'Weather', workspace: { id: world.makers, name: 'maker' } }],
      versions: [],
      releases: [{ id: release, version: '1.0.0', miniProgramName: 'Weather', targetAppName: 'Wallet' }],
      targetApps: [],
      targets: [
        {
          miniProgram: world.miniProgram,
          miniProgramName: 'Weather',
          environment: 'production',
          targetApp: world.targetApp,
          targetAppName: 'Wallet',
          availability: 'NEVER_RELEASED',
        },
      ],
      people: [],
    });
  });

  it('ignores case, width and marks', async () => {
    const seen = await found(`weather ${world.mark}`);
    expect(await found(`ＷEÄTHER ${world.mark.toUpperCase()}`)).toEqual(seen);
  });

  it.each([
    ['a version of a program', 'MARK 2.', { versions: ['2.0.0'] }],
    ['a released version', 'MARK 1.0', { versions: ['1.0.0'], releases: ['1.0.0'] }],
    ['a target by both sides and environment', 'weather wallet-MARK production', { targets: ['production'] }],
    ['people by a part of the name', 'Inspector-MARK', { people: ['maker-inspector-MARK'] }],
    ['nothing without a word', ' ', {}],
  ])('finds %s', async (_name, q, expected) => {
    const withMark = (text: string): string => text.replaceAll('MARK', world.mark);
    expect(await found(withMark(q))).toEqual(JSON.parse(withMark(JSON.stringify(expected))));
  });

  it('finds a release by its id', async () => {
    expect(await found(release)).toEqual({ releases: ['1.0.0'] });
    expect(await found(release, 'maker operator', others)).toEqual({});
  });

  it('shows an app workspace what was released to it, and no more', async () => {
    expect(await found(`${world.mark} 2.0`, 'host operator')).toEqual({});
    const seen = await found(`weather ${world.mark}`, 'host operator');
    expect(seen).toEqual({ miniPrograms: [world.miniProgram], releases: ['1.0.0'], targets: ['production'] });
    expect(await found(`${world.mark} 1.0`, 'host operator')).toEqual({ versions: ['1.0.0'], releases: ['1.0.0'] });
    const people = await search('admin', 'host operator');
    expect(people.people).toMatchObject([{ user: world.nameOf('host admin'), workspaces: [{ name: 'host' }] }]);
  });

  it('shows others the target apps, which all may know, and nothing else', async () => {
    for (const person of ['stranger', 'system admin'] as const) {
      expect(await found(world.mark, person)).toEqual({ targetApps: [world.targetApp] });
      expect(await found('1.0', person)).toEqual({});
      expect(await found('maker', person)).toEqual({});
    }
    expect(await found(world.mark, 'maker admin', others)).toEqual({ targetApps: [world.targetApp] });
  });

  it.each(['', 'q=', 'q=a&limit=21', 'q=a&limit=0', `q=${'a'.repeat(101)}`, 'q=%00'])(
    'answers 4xx to ?%s',
    async (query) => {
      expect([400, 422]).toContain((await world.as('maker admin').get(`/v1/search?${query}`)).status);
    },
  );
});
