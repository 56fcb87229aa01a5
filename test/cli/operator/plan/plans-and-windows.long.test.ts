import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { grayRelease } from '../../../support/installation/installation.js';
import { tempDir } from '../../../support/process/temp-dir.js';
import { ok, reviewer, type Shell, signedInShell } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';
const target = ['--program', 'weather', '--app', 'wallet'] as const;

it('an operator simulates, edits and follows a plan, closes and opens a target, and explains a decision', async () => {
  const { installation, shell } = await signedInShell();
  await simulating(shell);
  await grayRelease(installation, '1.0.0', 1);
  await explaining(shell);
  await freezing(shell);
  await working(shell);
  await overview(shell);
  await editing(shell, await reviewer(installation, 'bob'));
  await watching(shell);
});

function fileOf(content: unknown): string {
  const file = join(tempDir(), 'file.yaml');
  writeFileSync(file, stringify(content));
  return file;
}

async function simulating(shell: Shell): Promise<void> {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const script = fileOf([{ type: 'pause', at, reason: 'Crashes' }]);
  const shown = ok(await shell.run('simulate', 'quick', ...target, '--script', script));
  // Whether it is night or a weekend depends on when the test runs.
  expect(shown.replaceAll(/Warning: .*\((NIGHT|WEEKEND)\)\n/g, '')).toBe(
    'AT  PERCENTAGE  PLAN  EVENT  BY  REASON\n' +
      '<time>  0 %  RUNNING  PlanStarted  admin\n' +
      '<time>  10 %  RUNNING  PercentageSet  system:plan\n' +
      '<time>  10 %  RUNNING  Paused  admin  Crashes\n\n' +
      'Warning: users outside of the gray group get no version (NO_BASELINE)\n\n' +
      'The plan waits for a person or for an opening. At <time>: 10 %, plan RUNNING.\n',
  );
  const plan = fileOf({ steps: [{ percentage: 1, bake: 'P1D' }, { percentage: 100 }] });
  const answer = ok(await shell.run('simulate', plan, ...target, '-o', 'json'));
  expect(JSON.parse(answer)).toMatchObject({
    final: { end: 'ENDED' },
    warnings: expect.arrayContaining([{ code: 'JUMP_OVER_5X', step: 'step-2' }]),
  });
  expect(await shell.run('simulate', 'nothing.yaml', ...target)).toMatchObject({
    code: 1,
    err: 'halftone: nothing.yaml cannot be read: ENOENT\n',
  });
  expect(await shell.run('simulate', fileOf({ steps: [{ percentage: 500 }] }), ...target)).toMatchObject({
    code: 1,
    err: expect.stringContaining('steps/0/percentage: '),
  });
  expect(await shell.run('simulate', 'quick', '--program', 'weather')).toMatchObject({
    code: 1,
    err: expect.stringContaining('either --from, or --program and --app'),
  });
  const late = ok(await shell.run('simulate', 'quick', ...target, '--deadline', 'PT1H'));
  expect(late).toContain('10 %  HELD  PlanHeld  system:plan  Not done after PT1H\n');
}

async function explaining(shell: Shell): Promise<void> {
  expect(ok(await shell.run('decide', ...target, '--user', 'alice'))).toBe(
    'User  alice\nGets  no version\nAs  unavailable\n' +
      'Because  there is no version for users outside of the gray group (NO_BASELINE)\n',
  );
  expect(ok(await shell.run('release', 'explain', name, '--user', 'alice'))).toMatch(
    new RegExp(
      `^alice does not get ${name}\\.\\n\\nUser .*\\nRolls out to {2}1 %\\nGets it from {2}[\\d.]+ % on\\nPosition {2}\\d+\\n`,
      's',
    ),
  );
  const asJson = ok(await shell.run('decide', ...target, '--user', 'alice', '-o', 'json'));
  expect(JSON.parse(asJson)).toMatchObject({ verdict: 'unavailable', percentage: 1 });
}

async function freezing(shell: Shell): Promise<void> {
  expect(ok(await shell.run('window', 'freeze', '--reason', 'Payments fail'))).toMatch(
    /^Id {2}<id>\nName {2}Freeze\nKind {2}DENY: no increases while it is active\nCovers {2}all\nState {2}active\n/,
  );
  expect(await shell.run('release', 'set', name, '2')).toMatchObject({
    code: 2,
    err: expect.stringContaining('FROZEN'),
  });
  expect(ok(await shell.run('window', 'exempt', 'Freeze', name, '--reason', 'The fix'))).toBe(
    'One increase of the release <id> passes the window <id>, until <time>.\n',
  );
  expect(ok(await shell.run('window', 'get', 'Freeze'))).toContain('<id>  <time>  admin  The fix\n');
  ok(await shell.run('release', 'set', name, '2', '--wait'));
  expect(ok(await shell.run('window', 'lift', 'Freeze'))).toContain('State  lifted\n');
}

async function working(shell: Shell): Promise<void> {
  const times = ['--start', '2030-02-05', '--end', '2030-02-13', '--zone', 'Asia/Shanghai', '--app', 'wallet'];
  const given = ['--name', 'Spring', '--kind', 'DENY', '--reason', 'Holiday', ...times];
  expect(ok(await shell.run('window', 'preview', ...given))).toBe(
    'START  END  START IN UTC  END IN UTC\n2030-02-05T00:00  2030-02-13T00:00  <time>  <time>\n\n' +
      'It moves no step of a plan.\nIt covers 1 other release on the way.\n',
  );
  ok(await shell.run('window', 'create', ...given));
  expect(ok(await shell.run('window', 'edit', 'Spring', '--rrule', 'FREQ=YEARLY'))).toContain('Repeats  FREQ=YEARLY');
  const moved = ok(await shell.run('window', 'edit', 'Spring', '--end', '2030-02-15', '--dry-run'));
  expect(moved).toMatch(/^START .*\n2030-02-05T00:00 {2}2030-02-15T00:00 {2}<time>/);
  expect(ok(await shell.run('window', 'get', 'Spring'))).toContain('End  2030-02-13T00:00\n');
  expect(await shell.run('window', 'edit', 'Summer', '--once')).toMatchObject({
    code: 1,
    err: 'halftone: No change window is "Summer"\n  See `halftone window list`.\n',
  });
  const row =
    'Spring  DENY  on wallet  not within 400 days  2030-02-05T00:00  2030-02-13T00:00  Asia/Shanghai  FREQ=YEARLY  <id>\n';
  expect(ok(await shell.run('window', 'list'))).toContain(
    `NAME  KIND  COVERS  STATE  START  END  ZONE  REPEATS  MANAGED BY  ID\n${row}`,
  );
  expect(ok(await shell.run('window', 'delete', 'Spring'))).toBe('The change window Spring is deleted.\n');
}

async function overview(shell: Shell): Promise<void> {
  expect(ok(await shell.run('top', '--once'))).toMatch(
    new RegExp(
      '^1 rolling out, 0 paused, 0 not confirmed, 0 waiting for your review, 1 changed in the last hour\\n\\n' +
        `ROLLING OUT  SHARE  PHASE  LAST CHANGE\\n${name}  █░+ 2 %  SERVING  \\w+ at <time> by [\\w:]+\\n$`,
    ),
  );
  expect(JSON.parse(ok(await shell.run('top', '-o', 'json')))).toMatchObject({ releases: [{ version: '1.0.0' }] });
}

interface Steps {
  readonly edit: number;
  readonly steps: Record<string, unknown>[];
}

async function editing(shell: Shell, asBob: Readonly<Record<string, string>>): Promise<void> {
  const release = (...args: readonly string[]) => shell.run('release', ...args);
  ok(await release('start', name, '--plan', 'standard'));
  const { edit, steps } = parse(ok(await release('plan', name))) as Steps;
  const approval = { approvers: 'REVIEWERS' };
  const wanted = steps.map((step, n) => (n === 1 || n === 2 ? { ...step, approval } : step));
  const file = fileOf({ edit, steps: [...wanted.slice(0, 3), { percentage: 30, bake: 'P1D' }, wanted.at(-1)] });
  expect(ok(await shell.run('simulate', '--from', name))).toMatch(/5 % {2}RUNNING {2}PercentageSet {2}system:plan/);
  expect(ok(await shell.run('simulate', file, '--from', name))).toMatch(/RUNNING {2}PlanEdited {2}admin {2}Simulated/);
  const tried = await release('edit-plan', name, '--file', file, '--reason', 'slower', '--dry-run');
  expect(ok(tried)).toMatch(/RUNNING {2}PlanEdited {2}admin {2}Simulated/);
  expect(parse(ok(await release('plan', name)))).toEqual({ edit, steps });
  const edited = await release('edit-plan', name, '--file', file, '--reason', 'slower');
  expect(edited.err).toBe(`${tried.err}Command id: <id>\n`);
  expect([ok(edited), edited.err]).toEqual([
    expect.stringMatching(/^editPlan: APPLIED\n/),
    '- 50 %, bake P1D, advance AUTOMATIC\n' +
      '~ step-2: approval none → by 1 of REVIEWERS within P3D\n' +
      '~ step-3: approval none → by 1 of REVIEWERS within P3D\n' +
      '+ 30 %, bake P1D, advance AUTOMATIC\n' +
      'Command id: <id>\n',
  ]);
  for (const flags of [[], ['--dry-run']])
    expect(await release('edit-plan', name, '--file', file, '--reason', 'again', ...flags)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('STALE_PLAN'),
    });
  ok(await release('advance', name, '--reason', 'go on'));
  expect(await release('approve-step', name)).toMatchObject({ code: 2, err: expect.stringContaining('SELF_APPROVAL') });
  const approve = ['release', 'approve-step', name, '--comment', 'no errors'];
  expect(ok(await shell.runWith(asBob, ...approve))).toMatch(/^approveStep: APPLIED\n/);
  ok(await shell.run('wait', name, '--for=step=2', '--timeout', '5m'));
  ok(await release('advance', name, '--reason', 'go on'));
  ok(await shell.runWith(asBob, 'release', 'reject-step', name, '--reason', 'crashes'));
  expect(await shell.run('wait', name, '--for=approval', '--fail-on-hold')).toMatchObject({ code: 3 });
}

async function watching(shell: Shell): Promise<void> {
  const followed = shell.start('release', 'watch', name);
  await followed.saying(/Grayscale Release, SERVING, 5 %; .*waits: PLAN_HELD/);
  ok(await shell.run('release', 'pause', name, '--reason', 'calls'));
  await followed.saying(/PAUSED, 5 %/);
  ok(await shell.run('release', 'reset', name, '--reason', 'crashes'));
  await followed.saying(/Release Preparation, 0 %/);
  ok(await shell.run('release', 'full', name));
  expect(await followed.ended).toBe(0);
  expect(followed.stdout().trimEnd().split('\n').at(-1)).toMatch(/Full Release, 100 %$/);
  expect(await shell.run('release', 'watch', name, '--timeout', '1s', '-o', 'json')).toMatchObject({ code: 0 });
}
