/**
 * The operator's procedure over HTTP, on a real Temporal server and worker. Each command is answered with its outcome,
 * and the database and the workflow have the same state.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.js';
import type { Progress } from '../../../contracts/release/releases.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { clientOf, makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { listen } from '../../support/http/http.js';
import { operatorsOf, longCommandTimeouts } from '../../support/api/operators.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { untilNextWorker } from '../../support/temporal/release-world.js';

describeInTurn('commands with a worker', (databases) => {
  const scene = useScene(databases);
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, {
      workflows: scene.workflows,
      commandTimeouts: longCommandTimeouts,
    });
    for (const number of ['3.0.0', '4.0.0']) {
      const upload = {
        number,
        package: { url: 'https://packages.example/weather', sha256: 'a'.repeat(64) },
        pages: ['p'],
      };
      const path = `/v1/mini-programs/${world.miniProgram}/versions`;
      expect((await world.as('maker admin').post(path, upload)).status).toBe(201);
    }
  });
  afterAll(() => world.close());

  const { create, command, applied, progress, freeTarget } = operatorsOf(() => world);

  it('move a release from creation to full release, and each answer has the applied outcome', async () => {
    const id = await create('1.0.0');
    await applied(id, { type: 'apply' });
    await applied(id, { type: 'approve' }, 'host reviewer');
    await applied(id, { type: 'chooseType', releaseType: 'GRAYSCALE' });
    const first = await applied(id, { type: 'setPercentage', percentage: 0.01 });
    expect(first).toMatchObject({ status: 'GRAYSCALE_RELEASE', phase: 'SERVING', percentage: 0.01 });
    expect(first.warnings).toEqual(['NO_BASELINE']);
    const second = await applied(id, { type: 'setPercentage', percentage: 33.33 });
    expect(second.steps).toMatchObject([
      { from: 0, to: 0.01 },
      { from: 0.01, to: 33.33 },
    ]);
    expect(await command(id, { type: 'setPercentage', percentage: 33.33 })).toMatchObject({
      status: 200,
      body: { command: { outcome: 'NO_OP' } },
    });
    const full = await applied(id, { type: 'setPercentage', percentage: 100 });
    expect(full).toMatchObject({ status: 'FULL_RELEASE', percentage: 100, target: { baseline: { releaseId: id } } });
    await eventually(async () => {
      expect(await progress(id, 'workflow')).toEqual(await progress(id));
    });
    const trail = await world.as('host operator').get(`/v1/releases/${id}/events`);
    expect((trail.body as { items: { type: string }[] }).items.map(({ type }) => type)).toEqual([
      'ReleaseCreated',
      'ReviewRequested',
      'ReviewApproved',
      'TypeChosen',
      'PercentageSet',
      'PercentageSet',
      'FullyReleased',
    ]);
  });

  it('roll back a full release, and the answer names the created release', async () => {
    const id = await create('2.0.0');
    await applied(id, { type: 'apply' });
    await applied(id, { type: 'approve' }, 'host reviewer');
    await applied(id, { type: 'fullRelease' });
    const answer = await command(id, { type: 'rollback', reason: 'crashes' });
    expect(answer).toMatchObject({
      status: 200,
      body: { release: { status: 'ARCHIVED' }, createdRelease: { version: '1.0.0' } },
    });
    const { createdRelease } = answer.body as { createdRelease: { id: string } };
    await eventually(async () => {
      expect(await progress(createdRelease.id, 'workflow')).toMatchObject({ status: 'FULL_RELEASE', kind: 'ROLLBACK' });
    });
    await freeTarget();
  });

  it('are not needed outside of production: the release becomes full automatically', async () => {
    const id = await create('1.0.0', 'test');
    await eventually(async () => {
      expect(await progress(id)).toMatchObject({ status: 'FULL_RELEASE' });
    });
  });

  describe('to a release in gray', () => {
    let id: string;
    beforeAll(async () => {
      id = await create('3.0.0');
      await applied(id, { type: 'apply' });
      await applied(id, { type: 'approve' }, 'host reviewer');
      await applied(id, { type: 'setPercentage', percentage: 1 });
    });
    afterAll(freeTarget);

    it('apply one of two changes to a revision, and answer the other with 412 and the state', async () => {
      const seen = { 'if-match': `"${(await progress(id)).revision}"` };
      const answers = await Promise.all([
        command(id, { type: 'setPercentage', percentage: 2 }, 'maker admin', seen),
        command(id, { type: 'setPercentage', percentage: 3 }, 'program admin', seen),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const won = answers.find(({ status }) => status === 200)?.body as { release: Progress };
      const lost = answers.find(({ status }) => status === 412)?.body as { code: string; release: Progress };
      expect(lost).toMatchObject({ code: 'STALE_REVISION', release: { revision: won.release.revision } });
    });

    it('are applied once per idempotency key', async () => {
      const key = { 'idempotency-key': 'ten' };
      const body = { type: 'setPercentage', percentage: 10 };
      const before = (await progress(id)).revision;
      const answers = await Promise.all(Array.from({ length: 8 }, () => command(id, body, 'maker admin', key)));
      const ids = answers.map(({ body: answer }) => (answer as { command: { id: string } }).command.id);
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
      expect(new Set(ids).size).toBe(1);
      expect((await progress(id)).revision).toBe(before + 1);
    });

    it('are each answered with their own outcome when many are sent at once', async () => {
      const percentages = Array.from({ length: 10 }, (_, index) => 20 + index);
      const answers = await Promise.all(
        percentages.map((percentage) => command(id, { type: 'setPercentage', percentage })),
      );
      const outcomes = answers.map(({ status, body }) => [status, (body as { code?: string }).code]);
      expect(outcomes).toContainEqual([200, undefined]);
      for (const [status, code] of outcomes)
        expect([
          [200, undefined],
          [409, 'PERCENTAGE_MUST_INCREASE'],
        ]).toContainEqual([status, code]);
      expect(await progress(id)).toMatchObject({ percentage: 29 });
      await eventually(async () => {
        expect(await progress(id, 'workflow')).toEqual(await progress(id));
      });
    });

    it('wait while no worker runs, and are applied after a worker starts', async () => {
      await scene.stopWorker();
      const hasty = await listen(
        createApp(
          apiDeps(databases.db, {
            workflows: scene.workflows,
            commandTimeouts: { ...longCommandTimeouts, answerMs: 100 },
          }),
        ),
      );
      const secret = await makeToken(databases.db, world.nameOf('maker admin'));
      const path = `/v1/releases/${id}/commands`;
      const answer = await clientOf(hasty.url, secret).post(path, { type: 'setPercentage', percentage: 50 });
      await hasty.close();
      const location = answer.headers.get('location') ?? '';
      expect(answer.status).toBe(202);
      await scene.startWorker();
      await eventually(async () => {
        expect((await world.as('maker admin').get(location)).body).toMatchObject({
          command: { outcome: 'APPLIED' },
          release: { percentage: 50 },
        });
      }, untilNextWorker);
    });

    it('cancel it and start the next release in one transition with supersede', async () => {
      const next = await create('4.0.0');
      await applied(next, { type: 'apply' });
      await applied(next, { type: 'approve' }, 'host reviewer');
      expect(await command(next, { type: 'setPercentage', percentage: 5 })).toMatchObject({
        status: 409,
        body: {
          code: 'TARGET_BUSY',
          facts: {
            holder: {
              releaseId: id,
              version: '3.0.0',
              percentage: 50,
              owner: expect.any(String),
              since: expect.any(String),
            },
          },
        },
      });
      const reason = 'hotfix';
      await applied(next, { type: 'setPercentage', percentage: 5, supersede: true, reason });
      expect(await progress(id)).toMatchObject({
        status: 'CANCELED',
        terminalReason: 'SUPERSEDED',
        ending: { byRelease: next },
      });
    });
  });
});
