/**
 * What the console shows when something is broken. These tests break a program of their own, for real, one after the
 * other.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../../store/open-database.js';
import { pidsBelow } from '../../support/process/process-tree.js';
import { type Program, startProgram } from '../support/program.js';
import { releasePage } from '../support/release-page.js';
import { expect, test as shared } from '../support/test.js';
import { makeGray, makeMiniProgram, makeWorld, type World } from '../support/world.js';

interface Own {
  readonly program: Program;
  readonly world: World & { readonly signInLink: string };
}

const test = shared.extend<object, { readonly own: Own }>({
  own: [
    // eslint-disable-next-line no-empty-pattern -- how Playwright wants it written
    async ({}, use) => {
      const program = await startProgram();
      await use({ program, world: { ...(await makeWorld(program)), signInLink: program.signInLink() } });
      await program.end();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  world: async ({ own }, use) => {
    await use(own.world);
  },
});

test.describe.configure({ mode: 'default' });

test('a command that cannot be carried out now shows as waiting, and resolves by itself', async ({
  own,
  openAs,
  world,
}) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'waiting'), '1.0.0', 10);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.live();
  // Temporal, which the program has started, stands still: nothing but stop commands is carried out meanwhile.
  const temporal = pidsBelow(own.program.pid()).slice(1);
  for (const pid of temporal) process.kill(pid, 'SIGSTOP');
  try {
    await release.nextStep('20 %');
    await expect(page.getByText('Set percentage is recorded, and waits to be carried out.')).toBeVisible();
    await release.share('release', '10 %');
  } finally {
    for (const pid of temporal) process.kill(pid, 'SIGCONT');
  }
  await expect(release.shareOf('release')).toHaveText('20 %', { timeout: 30_000 });
  await expect(page.getByText('is recorded, and waits')).toBeHidden();
});

test('killing the program during a wait loses nothing: the page says so, mends itself, and goes on', async ({
  own: { program },
  openAs,
  world,
}) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'restart'), '1.0.0', 10);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.live();
  await program.kill();
  await expect(page.getByText('Connection lost, trying again')).toBeVisible();
  await expect(page.getByText('The API does not answer').first()).toBeVisible({ timeout: 20_000 });
  await release.share('release', '10 %');
  await release.nextStep('20 %');
  await expect(page.getByText('It may have been received or not.')).toBeVisible();
  await program.startAgain();
  await expect(page.locator('[data-live=live]')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Send again' }).click();
  await release.share('release', '20 %');
  await expect(page.getByText('The API does not answer')).toBeHidden();
});

test('an error of the server shows as one, with the id that stands in its log', async ({
  own: { program },
  openAs,
  world,
}) => {
  const name = await makeMiniProgram(world, 'broken');
  await program.kill();
  const database = await openDatabase({ dataDir: join(program.dataDir, 'database') });
  await sql`alter table qr_code rename to gone`.execute(database.kysely);
  await database.close();
  await program.startAgain();
  const page = await openAs(world.alice, `/mini-programs/${name}/qr`);
  await expect(page.getByText('Something went wrong on the server')).toBeVisible();
  await expect(page.getByText(/look for this id in the log: \S+/)).toBeVisible();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText('No versions yet.')).toBeVisible();
});
