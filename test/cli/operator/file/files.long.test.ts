/** `halftone apply`, `diff`, `export` and `schema` of the built program, against a server. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parseAllDocuments, stringify } from 'yaml';
import { fileKinds } from '../../../../domain/file/file-kinds.js';
import { idOf, type Installation } from '../../../support/installation/installation.js';
import { project } from '../../../support/process/running-program.js';
import { tempDir } from '../../../support/process/temp-dir.js';
import { ok, reviewer, type Shell, signedInShell } from '../operator-shell.js';

it('an operator keeps a workspace in a folder of files', async () => {
  const { installation, shell } = await signedInShell();
  const folder = folderOfDocuments();
  const files = (command: string, ...more: readonly string[]) => shell.run(command, '-f', folder, ...more);
  const counts = (text: string) => `Workspace <id>: ${text}.`;

  const planned = await files('apply', '--dry-run');
  expect(ok(planned)).toContain(`+ TargetApp app-1\n`);
  expect(ok(planned)).toContain(counts('19 created, 1 changed, 0 unchanged') + ' Nothing was written.\n');
  expect(await files('diff')).toEqual({ ...planned, code: 7 });
  expect(ok(await files('apply'))).toBe(planned.out.replace(' Nothing was written.', ''));
  expect(await files('diff')).toMatchObject({
    code: 0,
    out: `${counts('0 created, 0 changed, 20 unchanged')} Nothing was written.\n`,
  });

  writeFileSync(join(folder, 'plans', 'plan-1.yaml'), yaml('PlanTemplate', 'Plan 1', plan('P2D')));
  expect(ok(await files('apply'))).toBe(
    `~ PlanTemplate Plan 1\n    spec/steps/0/bake: "P1D" → "P2D"\n${counts('0 created, 1 changed, 19 unchanged')}\n`,
  );
  expect(ok(await shell.run('app', 'list'))).toMatch(/MANAGED BY\n[^]*app-1 .* {2}halftone\n/);
  expect(ok(await shell.run('app', 'get', 'app-1'))).toContain('Managed by  halftone, applied <time>\n');
  expect(ok(await shell.run('window', 'list'))).toMatch(/ {2}halftone {2}<id>\n/);
  expect(ok(await shell.run('member', 'list'))).toMatch(/ by admin {2}halftone\n/);
  await conflicting(installation, shell, folder);
  await pruning(shell, folder);
  await refusing(shell, folder);
  await exporting(shell, folder);
  await inTwoWorkspaces(shell);
  const asBob = await reviewer(installation, 'bob');
  expect(await shell.runWith(asBob, 'apply', '-f', join(folder, 'plans'))).toMatchObject({
    code: 6,
    out: '',
    err: expect.stringContaining('FORBIDDEN'),
  });
});

const plan = (bake: string) => ({ steps: [{ percentage: 5, bake }, { percentage: 100 }] });
const yaml = (kind: string, name: string, spec: object): string =>
  stringify({ apiVersion: 'halftone/v1', kind, metadata: { name }, spec });

/** Twenty documents in nine files. */
function folderOfDocuments(): string {
  const folder = tempDir();
  mkdirSync(join(folder, 'plans'));
  const numbers = [1, 2, 3, 4, 5, 6];
  const apps = numbers.map((n) => yaml('TargetApp', `app-${n}`, { name: `App ${n}`, environments: ['production'] }));
  writeFileSync(join(folder, 'apps.yaml'), apps.join('---\n'));
  for (const n of numbers)
    writeFileSync(join(folder, 'plans', `plan-${n}.yaml`), yaml('PlanTemplate', `Plan ${n}`, plan('P1D')));
  const times = { start: '2030-02-05', end: '2030-02-13', zone: 'Asia/Shanghai' };
  const windows = [...numbers, 7].map((n) =>
    yaml('ChangeWindow', `Window ${n}`, {
      kind: 'DENY',
      ...times,
      reason: 'Holiday',
      scope: { targetApp: `app-${Math.min(n, 6)}` },
    }),
  );
  writeFileSync(join(folder, 'windows.yml'), `# Holidays\n---\n${windows.join('---\n')}---\n`);
  const members = {
    apiVersion: 'halftone/v1',
    kind: 'WorkspaceMembers',
    metadata: { name: 'members' },
    spec: { members: { carl: 'developer' } },
  };
  writeFileSync(join(folder, 'members.json'), JSON.stringify(members));
  writeFileSync(join(folder, 'notes.md'), 'Not read.');
  return folder;
}

/** An edit in the console, which the console sends by the API, is not overwritten unless the operator says so. */
async function conflicting({ get, send }: Installation, shell: Shell, folder: string): Promise<void> {
  const { items } = (await get('/v1/workspaces')) as { readonly items: readonly object[] };
  const templates = `/v1/workspaces/${idOf(items[0])}/plan-templates`;
  const own = ((await get(templates)) as { readonly items: readonly { readonly name: string }[] }).items;
  const edited = own.find(({ name }) => name === 'Plan 1');
  await send('PUT', `${templates}/${idOf(edited)}`, { name: 'Plan 1', ...plan('P5D') });
  const before = ok(await shell.run('export'));
  const values = 'spec/steps/0/bake: "P2D" applied by halftone, "P5D" since, "P2D" in the files\n';
  const shown = `~ PlanTemplate Plan 1\n    spec/steps/0/bake: "P5D" → "P2D"\n`;
  for (const dry of [['diff'], ['apply', '--dry-run']])
    expect(await shell.run(...dry, '-f', folder)).toMatchObject({
      code: 2,
      out: expect.stringContaining(`${shown}  ! ${values}`),
    });
  expect(await shell.run('apply', '-f', folder)).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /FILES_CONFLICT: .*: PlanTemplate Plan 1\.\n .*plan-1\.yaml:\d+ \(PlanTemplate Plan 1\): /,
    ),
    out: '',
  });
  expect(ok(await shell.run('export'))).toBe(before);
  expect(await shell.run('diff', '-f', folder, '--manager', 'another')).toMatchObject({
    code: 2,
    out: expect.stringContaining('! applied by the manager halftone\n'),
  });
  expect(ok(await shell.run('apply', '-f', folder, '--force'))).toContain(`${shown}  ! ${values}`);
  expect((await shell.run('diff', '-f', folder)).code).toBe(0);
}

async function pruning(shell: Shell, folder: string): Promise<void> {
  const file = join(folder, 'plans', 'plan-6.yaml');
  rmSync(file);
  const left = 'Workspace <id>: 0 created, 0 changed, 19 unchanged';
  expect(ok(await shell.run('apply', '-f', folder))).toBe(`${left}.\n`);
  expect(await shell.run('apply', '-f', folder, '--prune')).toMatchObject({
    code: 1,
    err: expect.stringContaining('manager: Is missing.'),
  });
  const prune = ['-f', folder, '--prune', '--manager', 'halftone'] as const;
  const removed = `- PlanTemplate Plan 6\n${left}, 1 removed.`;
  expect(await shell.run('diff', ...prune)).toMatchObject({ code: 7, out: `${removed} Nothing was written.\n` });
  expect(ok(await shell.run('apply', ...prune))).toBe(`${removed}\n`);
  expect(ok(await shell.run('apply', ...prune))).toBe(`${left}.\n`);
  writeFileSync(file, yaml('PlanTemplate', 'Plan 6', plan('P1D')));
  expect(ok(await shell.run('apply', '-f', folder))).toContain('1 created, 0 changed, 19 unchanged');
}

/** Nothing is applied, and the error names file, line, document and field. */
async function refusing(shell: Shell, folder: string): Promise<void> {
  const before = ok(await shell.run('export'));
  const broken = join(folder, 'more.yaml');
  const good = yaml('PlanTemplate', 'Plan 7', plan('P1D'));
  writeFileSync(broken, `${good}---\n${yaml('PlanTemplate', 'Plan 8', plan('P900D'))}`);
  expect(await shell.run('apply', '-f', folder)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(`\n  ${broken}:18 (PlanTemplate Plan 8): spec/steps/0/bake: Use a duration`),
  });
  writeFileSync(broken, `${good}---\n${yaml('WorkspaceMembers', 'members', { members: { admin: 'developer' } })}`);
  expect(await shell.run('apply', '-f', broken)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^halftone: \S+more\.yaml:11 \(WorkspaceMembers members\): LAST_ADMIN: /),
  });
  writeFileSync(broken, 'kind: [');
  expect(await shell.run('apply', '-f', broken)).toMatchObject({
    code: 1,
    err: expect.stringContaining('more.yaml is neither YAML nor JSON: '),
  });
  writeFileSync(broken, '# nothing yet\n');
  expect(await shell.run('apply', '-f', broken)).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no document in '),
  });
  expect(ok(await shell.run('export'))).toBe(before);
}

async function exporting(shell: Shell, folder: string): Promise<void> {
  const file = join(folder, 'more.yaml');
  const ids = ok(await shell.run('workspace', 'list', '-o', 'json'));
  expect(ids).toContain('<id>');
  ok(await shell.run('export'));
  const printed = shell.printed().slice(shell.printed().lastIndexOf('apiVersion: halftone/v1\nkind: WorkspaceMembers'));
  writeFileSync(file, printed);
  expect(parseAllDocuments(printed)).toHaveLength(21);
  const unchanged = 'Workspace <id>: 0 created, 0 changed, 21 unchanged.\n';
  expect(ok(await shell.run('apply', '-f', file))).toBe(unchanged);
  expect(ok(await shell.runReading(file, 'apply', '-f', '-'))).toBe(unchanged);
  const { documents } = JSON.parse(ok(await shell.run('export', '-o', 'json'))) as { documents: unknown[] };
  expect(documents).toHaveLength(21);
  for (const kind of ['Document', ...fileKinds])
    expect(JSON.parse(ok(await shell.run('schema', kind)))).toMatchObject({ $schema: expect.any(String) });
}

/** All or nothing holds in each of them: the command says which was applied before another one is refused. */
async function inTwoWorkspaces(shell: Shell): Promise<void> {
  const file = join(tempDir(), 'two.yaml');
  const elsewhere = { name: 'Elsewhere', workspace: '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b60' };
  const other = { apiVersion: 'halftone/v1', kind: 'PlanTemplate', metadata: elsewhere, spec: plan('P1D') };
  writeFileSync(file, `${yaml('PlanTemplate', 'Here', plan('P1D'))}---\n${stringify(other)}`);
  const before = 'Applied before: the documents of workspace <id>.\n';
  expect(await shell.run('diff', '-f', file)).toMatchObject({ code: 1, err: expect.not.stringContaining(before) });
  expect(ok(await shell.run('export'))).not.toContain('name: Here\n');
  expect(await shell.run('apply', '-f', file)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(new RegExp(`^${before}halftone: NOT_FOUND`)),
  });
  expect(ok(await shell.run('export'))).toContain('name: Here\n');
}

it('the complete example of docs/files.md is applied', async () => {
  const { installation, shell } = await signedInShell();
  const page = readFileSync(join(project, 'docs', 'files.md'), 'utf8');
  const [, example = ''] = /```yaml\n# workspace\/all\.yaml\n(.*?)```/s.exec(page) ?? [];
  const { items } = (await installation.get('/v1/workspaces')) as { readonly items: readonly object[] };
  const file = join(tempDir(), 'all.yaml');
  writeFileSync(file, example.replaceAll('01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b60', idOf(items[0])));
  expect(ok(await shell.run('apply', '-f', file))).toMatch(/ 3 created, 1 changed, 0 unchanged\.\n$/);
  expect(ok(await shell.run('diff', '-f', file))).toMatch(
    / 0 created, 0 changed, 4 unchanged\. Nothing was written\.\n$/,
  );
});
