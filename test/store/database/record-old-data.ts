/**
 * Records a database as this version leaves it, with releases in every status and everything else that outlives a
 * program, for the test of old data. Not part of `npm test`: run by scripts/record-old-data.mjs, once for each version
 * that changes what is stored.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { insertQrCode } from '../../../store/registry/qr-codes.js';
import { setTester } from '../../../store/target/testers.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeOnPostgres } from '../../support/database/databases.js';
import { makeWorld, releaseAfter, type World } from '../../support/database/store-world.js';
import { readOldData } from './old-data.js';

const folder = join(import.meta.dirname, 'fixtures', process.env['OLD_DATA_OF'] ?? 'unnamed');
const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const chooseType = { type: 'chooseType', releaseType: 'GRAYSCALE' } as const;
const requestOffline = { type: 'requestOffline', reason: 'season over', cancelActive: false } as const;

describeOnPostgres('Old data', (databases) => {
  const world = (options?: Parameters<typeof makeWorld>[1]): Promise<World> => makeWorld(databases.db, options);

  async function gray(given: World, version: string, bp: number): Promise<string> {
    const { id } = await given.prepared(version);
    await given.raise(id, bp);
    return id;
  }

  it('has releases in every status, alone on their targets', async () => {
    await (await world()).create('1.0.0');
    const reviewed = await world();
    await reviewed.run((await reviewed.create('1.0.0')).id, { type: 'apply' });
    await (await world()).prepared('1.0.0');
    const ready = await world();
    await ready.run((await ready.prepared('1.0.0')).id, chooseType);
    await gray(await world(), '1.0.0', 1_234);
    const paused = await world();
    await paused.run(await gray(paused, '1.0.0', 500), { type: 'pause', reason: 'crashes, "öfter"' });
    const reset = await world();
    await reset.run(await gray(reset, '1.0.0', 500), { type: 'reset', reason: null, reshuffle: true });
    const canceled = await world();
    await canceled.run(await gray(canceled, '1.0.0', 500), { type: 'cancel', reason: 'wrong text' });
    const ended = await world();
    const { id } = await ended.prepared('1.0.0');
    await ended.run(id, fullRelease);
    await ended.run(id, requestOffline);
    await ended.run(id, { type: 'approveOffline' }, { actor: 'reviewer' });
    const suspended = await world();
    await gray(suspended, '1.0.0', 100);
    await suspended.run(null, { type: 'forceOffline', reason: 'incident' });
    const sandbox = await world({ environment: 'sandbox' });
    const automatic = await sandbox.create('1.0.0');
    await sandbox.run(automatic.id, { type: 'apply' });
  });

  it('has a pilot with testers', async () => {
    const pilot = await world({ pilotSupport: true });
    const release = await pilot.prepared('1.0.0');
    for (const userKey of ['u-1', '用户'])
      await inTransaction(databases.db.kysely, (trx) =>
        setTester(trx, { release, userKey, wanted: true, actor: 'alice' }),
      );
  });

  it('has a target with a baseline, kept ones, a gray one and an open request', async () => {
    const busy = await world({ versions: ['1.0.0', '2.0.0', '3.0.0', '4.0.0'] });
    for (const version of ['1.0.0', '2.0.0']) await busy.run((await busy.prepared(version)).id, fullRelease);
    const third = await busy.prepared('3.0.0');
    await busy.run(third.id, fullRelease);
    const { record } = await busy.run(third.id, { type: 'rollback', reason: 'crashes', to: null });
    await busy.run(record.createdReleaseId, requestOffline);
    const fourth = await gray(busy, '4.0.0', 2_000);
    await busy.run(fourth, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
    await busy.run(fourth, { type: 'setPercentage', bp: 2_000, supersede: false, reason: null });
    await busy.giveUnseen(fourth, { type: 'setPercentage', bp: 5_000, supersede: false, reason: 'waits' });
    await inTransaction(databases.db.kysely, (trx) =>
      insertQrCode(trx, {
        id: uuidv7(),
        target: busy.target,
        page: 'pages/index',
        query: 'a=1',
        description: 'poster',
        kind: 'PROMO',
        releaseId: null,
        expiresAtMs: null,
        revokedAtMs: null,
        revokedBy: null,
        createdBy: 'alice',
        createdAtMs: Date.now(),
      }),
    );
    const superseding = await world();
    await gray(superseding, '1.0.0', 100);
    const next = await superseding.prepared('2.0.0');
    const command = { type: 'setPercentage', bp: 1, supersede: true, reason: 'hotfix' } as const;
    expect(releaseAfter(await superseding.run(next.id, command)).state.status).toBe('GRAYSCALE_RELEASE');
  });

  it('is written down, as rows and as this version reads them', async () => {
    mkdirSync(folder, { recursive: true });
    const options = ['--no-owner', '--no-privileges', '--inserts', '--dbname', databases.databaseUrl ?? ''];
    writeFileSync(join(folder, 'database.sql'), execFileSync('pg_dump', options));
    writeFileSync(join(folder, 'read.json'), `${JSON.stringify(await readOldData(databases.db), null, 1)}\n`);
  });
});
