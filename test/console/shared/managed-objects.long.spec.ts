import type { Page } from '@playwright/test';
import { findingsAtEachWidth } from '../support/findings.js';
import { expect, test } from '../support/test.js';

const document = (kind: string, name: string, spec: object) => ({
  apiVersion: 'halftone/v1',
  kind,
  metadata: { name },
  spec,
});

const documents = [
  document('WorkspaceMembers', 'members', { members: { bob: 'reviewer' } }),
  document('TargetApp', 'harbour', { name: 'Harbour', environments: ['production'] }),
  document('PlanTemplate', 'Careful', { steps: [{ percentage: 100 }] }),
  document('ChangeWindow', 'Spring', {
    kind: 'DENY',
    start: '2030-02-05',
    end: '2030-02-13',
    zone: 'Asia/Shanghai',
    reason: 'Holiday',
  }),
];

const mark = 'Managed by files of harbour-repo';

/** The first answer is no: nothing opens. */
async function asksBefore(page: Page, button: string, opens: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const answer of ['Keep as it is', 'Change it here']) {
    await page.getByRole('button', { name: button }).first().click();
    await expect(dialog).toContainText('The next apply of the files will report a conflict');
    await dialog.getByRole('button', { name: answer }).press('Enter');
    if (answer === 'Keep as it is') await expect(dialog).toHaveCount(0);
  }
  await expect(dialog).toContainText(opens);
  await expect(dialog).toHaveCount(1);
  await page.keyboard.press('Escape');
}

test('objects of files are marked, and changed in the console after a question', async ({ openAs, world }) => {
  test.slow();
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'hera', name: 'files' });
  const token = String(made['secret']);
  const own = await world.call(token, 'POST', '/v1/workspaces', { name: 'Harbour', kind: 'tenant' });
  const workspace = String(own['id']);
  await world.call(token, 'POST', `/v1/workspaces/${workspace}/files`, { documents, manager: 'harbour-repo' });
  const page = await openAs(token, `/workspaces/${workspace}/members`);
  for (const [path, button, opens] of [
    [`workspaces/${workspace}/members`, 'Change role of bob', 'Reviewer'],
    [`workspaces/${workspace}/plan-templates`, 'Change: Careful', 'Change Careful'],
    [`workspaces/${workspace}/change-windows`, 'Change: Spring', 'Change Spring'],
    [`workspaces/${workspace}/target-apps`, 'Policy of Harbour', 'Harbour'],
    ['target-apps/harbour', 'Policy of Harbour', 'Harbour'],
  ] as const) {
    await page.goto(`/${path}`);
    await expect(page.getByText(mark)).toHaveCount(1);
    expect(await findingsAtEachWidth(page, `managed objects at ${path}`)).toEqual([]);
    await asksBefore(page, button, opens);
  }
  // Removing asks, too. A member whom no file names is changed as before.
  await page.goto(`/workspaces/${workspace}/plan-templates`);
  await page.getByRole('button', { name: 'Delete: Careful' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change it here' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('row', { name: /Careful/ })).toHaveCount(0);
  await page.goto(`/workspaces/${workspace}/members`);
  await page.getByRole('button', { name: 'Change role of hera' }).click();
  await expect(page.getByRole('dialog')).toContainText('Reviewer');
});

test('the mark is in Chinese, too', async ({ openAs, world }) => {
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'lin', name: 'files' });
  const token = String(made['secret']);
  const own = await world.call(token, 'POST', '/v1/workspaces', { name: 'Pier', kind: 'tenant' });
  const files = `/v1/workspaces/${String(own['id'])}/files`;
  await world.call(token, 'POST', files, { documents: documents.slice(2, 3), manager: 'pier-repo' });
  const page = await openAs(token, `/workspaces/${String(own['id'])}/plan-templates`);
  await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
  await page.reload();
  await expect(page.getByText('由 pier-repo 的文件管理')).toBeVisible();
});
