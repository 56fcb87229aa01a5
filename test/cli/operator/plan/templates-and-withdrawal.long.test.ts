import { expect, it } from '@jest/globals';
import { planTemplateExample } from '../../../../contracts/plan/plan-templates.js';
import { applyCommand } from '../../../../store/release/apply-command.js';
import { makeToken } from '../../../support/http/client.js';
import { describeInTurn, type TestDatabases } from '../../../support/database/databases.js';
import { type CommandBody, useGrayReleases } from '../../../support/api/gray-releases.js';
import type { Person, RegistryWorld } from '../../../support/api/registry-world.js';
import { ok, operatorShell, type Ran } from '../operator-shell.js';

type RunAs = (person: Person, ...args: readonly string[]) => Promise<Ran>;

function runnerOf({ db }: TestDatabases, world: RegistryWorld): RunAs {
  const shell = operatorShell(world.url);
  return async (person, ...args) =>
    shell.runWith({ HALFTONE_URL: world.url, HALFTONE_TOKEN: await makeToken(db, world.nameOf(person)) }, ...args);
}

describeInTurn('halftone', (databases) => {
  const { newWorld, gray } = useGrayReleases(databases);

  it('command withdraw takes back a command that waits, once and for all', async () => {
    const { world, path } = await gray();
    const run = runnerOf(databases, world);
    const waiting = async (): Promise<string> => {
      const answer = await world.as('program admin').post(path, { type: 'setPercentage', percentage: 50 });
      return (answer.body as CommandBody).command.id;
    };
    const withdraw = (person: Person, id: string) => run(person, 'command', 'withdraw', id);
    const first = await waiting();
    expect(await withdraw('host operator', first)).toMatchObject({
      code: 6,
      err: expect.stringContaining('FORBIDDEN'),
    });
    expect(await withdraw('stranger', first)).toMatchObject({ code: 1, err: expect.stringContaining('NOT_FOUND') });
    for (const person of ['program admin', 'maker admin'] as const)
      expect(ok(await withdraw(person, first))).toMatch(
        /^setPercentage: REJECTED \(WITHDRAWN\)\nweather-\w+@1\.0\.0\/wallet-\w+\/production: Grayscale Release, .*10 %.*\n$/,
      );
    const release = path.split('/')[3] ?? '';
    expect(ok(await run('maker admin', 'release', 'commands', release))).toMatch(
      /ID\n<time> {2}setPercentage {2}\S+ {2}REJECTED \(WITHDRAWN\) {2}<id>\n/,
    );
    const second = await waiting();
    await applyCommand(databases.db.kysely, { commandId: second, isFromWorkflow: false });
    expect(await withdraw('program admin', second)).toEqual({
      code: 2,
      out: '',
      err: 'halftone: COMMAND_ALREADY_DECIDED: setPercentage: APPLIED\n',
    });
  });

  it('template lists, shows and deletes plan templates, the built-in ones apart', async () => {
    const world = await newWorld();
    const run = runnerOf(databases, world);
    const template = (verb: string, ...args: readonly string[]) => run('maker admin', 'template', verb, ...args);
    const { makers } = world;
    const made = await world.as('maker admin').post(`/v1/workspaces/${makers}/plan-templates`, planTemplateExample);
    expect(made.status).toBe(201);
    expect(ok(await template('list'))).toMatch(
      /^NAME {2}STEPS {2}DEADLINE {2}VERSION {2}MANAGED BY {2}ID\n[^]*\nCareful {2}1 %, 20 %, 100 % {2}P14D {2}1 {2}<id>\n$/,
    );
    expect(ok(await template('get', 'Careful'))).toMatch(
      /^Id {2}<id>\nName {2}Careful\nDeadline {2}P14D\n[^]*\nstep-2 {2}20 % {2}P2D {2}AUTOMATIC {2}1 of REVIEWERS\n/,
    );
    expect(await template('get', 'Careless')).toMatchObject({
      code: 1,
      err: expect.stringContaining('No plan template is "Careless"\n  See `halftone template list`.'),
    });
    expect(await template('delete', 'standard')).toMatchObject({
      code: 2,
      err: expect.stringContaining('TEMPLATE_BUILT_IN'),
    });
    expect(await run('maker operator', 'template', 'delete', 'Careful')).toMatchObject({
      code: 6,
      err: expect.stringContaining('FORBIDDEN'),
    });
    expect(ok(await template('delete', 'Careful'))).toBe('The plan template Careful is deleted.\n');
    expect(ok(await template('list', '--workspace', makers))).not.toContain('Careful');
  });
});
