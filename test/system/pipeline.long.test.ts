/** The pipelines of docs/ci.md: their shell lines against a running server, from the upload to the full release. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { freePort } from '../../platform/process/free-port.js';
import {
  announced,
  idOf,
  type Installation,
  installationAt,
  preparedDataDir,
  registerWeather,
} from '../support/installation/installation.js';
import {
  documentedYaml,
  type EndedStep,
  expanded,
  gitlabJob,
  gitlabJobs,
  githubStep,
  installedHalftone,
  type PipelineStep,
} from '../support/installation/pipeline-runner.js';
import { commandLines } from '../support/process/process-tree.js';
import { runHalftone } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

interface World {
  readonly url: string;
  readonly token: string;
  /** The plan of the pipelines: its second step needs an approval. */
  readonly plan: string;
  readonly reviewer: Installation;
  /** Where `halftone` is installed. */
  readonly home: string;
  /** The checked out sources, with the package. */
  readonly sources: string;
}

it('the workflow of the page uploads a version and releases it in full, by a plan with an approval', async () => {
  const world = await pipelineWorld();
  const values = {
    'github.ref_name': '1.0.0',
    'github.sha': 'a1b2c3',
    'github.run_id': '77',
    'vars.HALFTONE_URL': world.url,
    'secrets.HALFTONE_TOKEN': world.token,
    'vars.HALFTONE_PLAN': world.plan,
    'vars.HALFTONE_PACKAGE': '',
    'env.RELEASE': 'weather@1.0.0/wallet/production',
  };
  const { env, jobs } = documentedYaml('GitHub') as Workflow;
  expect(expanded(env.RELEASE, values)).toBe(values['env.RELEASE']);
  const steps = jobs.release.steps.filter(({ uses }) => uses?.includes('/deploy/ci/github-action@'));
  const start = (name: string): PipelineStep => {
    const given = Object.entries(steps.find((step) => step.name === name)?.with ?? {});
    const inputs = Object.fromEntries(given.map(([key, value]) => [key, expanded(value, values)]));
    return githubStep(world.home, world.sources, inputs);
  };
  expect(steps.map(({ name }) => name)).toEqual(['Upload', 'Create', 'Review', 'Roll out']);
  expect(await start('Upload').ended()).toMatchObject({ code: 0, outputs: { 'exit-code': '0', 'release-id': '' } });
  const { outputs } = await succeeded(start('Create'));
  expect(outputs).toEqual({
    'release-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    status: 'CREATED',
    percentage: '0',
    'exit-code': '0',
    code: '',
  });
  expect((await reviewed(world, start('Review'), 'approve')).outputs).toMatchObject({ status: 'RELEASE_PREPARATION' });
  // A job that runs again begins with its first step, under the same ids.
  for (const name of ['Upload', 'Create', 'Review']) await succeeded(start(name));
  const rollout = await rolledOut(world, start('Roll out'), outputs['release-id'] ?? '');
  expect(rollout.outputs).toEqual({ ...outputs, status: 'FULL_RELEASE', percentage: '100' });
  expect(rollout.summary).toMatch(
    /^### weather@1\.0\.0\/wallet\/production: Full Release, 100 %\n\nExit code 0: done\n\n\| Step \| Share /,
  );
  expect(rollout.summary).toMatch(
    /\| ReviewApproved \| bob \|.*\| PlanStarted \| ci \|.*\| StepApproved \| bob \|.*\| FullyReleased \|/s,
  );
});

it('the jobs of the template for GitLab do the same', async () => {
  const world = await pipelineWorld();
  const [{ inputs }] = (documentedYaml('GitLab') as { include: [{ inputs: Record<string, string> }] }).include;
  const jobs = gitlabJobs({ ...inputs, plan: world.plan });
  const variables = {
    HALFTONE_URL: world.url,
    HALFTONE_TOKEN: world.token,
    HALFTONE_PACKAGE: 'none',
    CI_COMMIT_TAG: '1.0.0',
    CI_PIPELINE_ID: '88',
  };
  const start = (name: string): PipelineStep => gitlabJob(world.home, world.sources, jobs[name]!, variables);
  expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
    ['halftone-upload', undefined],
    ['halftone-create', ['halftone-upload']],
    ['halftone-review', ['halftone-create']],
    ['halftone-rollout', ['halftone-review']],
  ]);
  await succeeded(start('halftone-upload'));
  const { outputs } = await succeeded(start('halftone-create'));
  await reviewed(world, start('halftone-review'), 'approve');
  const rollout = await rolledOut(world, start('halftone-rollout'), outputs['HALFTONE_RELEASE_ID'] ?? '');
  expect(rollout.outputs).toMatchObject({ HALFTONE_STATUS: 'FULL_RELEASE', HALFTONE_PERCENTAGE: '100' });
  expect(rollout.summary).toContain('Full Release, 100 %');
});

it('each bad end of a step has its exit code, its outputs and its summary, and no step shows the token', async () => {
  const world = await pipelineWorld();
  const shown: string[] = [];
  const step = (command: string, more: Record<string, string> = {}): PipelineStep => {
    const inputs = { url: world.url, token: world.token, command, ...more };
    return githubStep(world.home, world.sources, inputs);
  };
  const ending = async (started: PipelineStep, exit: number, code = ''): Promise<EndedStep> => {
    const end = await started.ended();
    shown.push(end.log, end.summary, JSON.stringify(end.outputs));
    expect([end.log, end.code, end.outputs['exit-code'], end.outputs['code']]).toEqual([
      ...[end.log, exit, String(exit), code],
    ]);
    return end;
  };
  const upload = (version: string, file = 'weather.zip'): PipelineStep =>
    step(`version create weather@${version} --package ${file} --url https://packages.example/weather.zip`);
  await ending(upload('1.0.0', 'lost.zip'), 1);
  await ending(upload('1.0.0'), 0);
  await ending(upload('1.0.0'), 2, 'VERSION_MUST_INCREASE');

  const name = 'weather@1.0.0/wallet/production';
  await ending(step(`release create ${name}`), 0);
  const rejected = await reviewed(world, step(`release apply ${name}`, { wait: 'approval' }), 'reject');
  expect(rejected).toMatchObject({ code: 4, outputs: { 'exit-code': '4', status: 'CREATED' } });
  expect(rejected.summary).toContain('| ReviewRejected | bob | no &#60;notes&#62; &#124; &#42;none&#42; |');

  await reviewed(world, step(`release apply ${name}`, { wait: 'approval' }), 'approve');
  const plan = `release start ${name} --plan ${world.plan} --reason "release train"`;
  const held = await ending(step(plan, { wait: 'full', 'fail-on-hold': 'true' }), 3);
  expect(held.log).toContain('The release waits for a person: AWAITING_APPROVAL');
  expect(held.outputs).toMatchObject({ status: 'GRAYSCALE_RELEASE', percentage: '10' });
  expect(held.summary).toMatch(/\| PlanStarted \| ci \| release train \|/);
  const late = await ending(step(`release get ${name}`, { wait: 'full', timeout: '1s' }), 5);
  expect(late.outputs).toMatchObject({ status: 'GRAYSCALE_RELEASE' });
  const refused = await ending(step(`release set ${name} 5%`), 2, 'PERCENTAGE_MUST_INCREASE');
  expect(refused.summary).toContain('PERCENTAGE&#95;MUST&#95;INCREASE: 5 % is not above 10 %.');

  const reset = step(`wait ${name} --for full`);
  await reset.program.saying(/Grayscale Release/);
  const lines = commandLines();
  expect(lines.filter((line) => line.includes('wait'))).not.toEqual([]);
  expect(lines.filter((line) => line.includes(world.token))).toEqual([]);
  await ending(step(`release reset ${name} --reason crashes`), 0);
  await ending(reset, 4);
  await ending(step(`release cancel ${name} --reason crashes`, { wait: 'canceled' }), 0);
  const canceled = await ending(step(`wait ${name} --for full`), 4);
  expect(canceled.outputs).toMatchObject({ status: 'CANCELED' });

  const away = { url: `http://127.0.0.1:${await freePort()}` };
  expect((await ending(step(`release get ${name}`, away), 6)).log).toContain(
    `No answer from ${away.url}: ECONNREFUSED`,
  );
  await ending(step(`release get ${name}`, { token: `${world.token}x` }), 6, 'UNAUTHENTICATED');
  expect((await ending(step(`release get "${name}`), 1)).log).toContain('HALFTONE_COMMAND is not a command');
  // Nothing in a command is expanded: the text of a branch or of a commit may be in it.
  const literal = await ending(step(`release get ${name} $(touch taken) \`touch taken\` ; touch taken`), 1);
  expect(literal.log).toContain('too many arguments');
  expect(existsSync(join(world.sources, 'taken'))).toBe(false);
  expect(shown.join('\n')).not.toContain(world.token);
});

interface Workflow {
  readonly env: { readonly RELEASE: string };
  readonly jobs: {
    readonly release: {
      readonly steps: readonly {
        readonly name?: string;
        readonly uses?: string;
        readonly with?: Readonly<Record<string, string>>;
      }[];
    };
  };
}

async function pipelineWorld(): Promise<World> {
  const dataDir = await preparedDataDir();
  const { apiUrl: url, send } = await announced(runHalftone(['start'], { dataDir }), dataDir);
  const workspace = await registerWeather({ send }, { rollout: { minBake: 'PT1S', propagationLag: 'PT0S' } });
  const steps = [
    { percentage: 10, bake: 'PT1S' },
    { percentage: 50, bake: 'PT1S', approval: { approvers: 'REVIEWERS' } },
    { percentage: 100 },
  ];
  const plan = idOf(await send('POST', `/v1/workspaces/${workspace}/plan-templates`, { name: 'Pipeline', steps }));
  await send('PUT', `/v1/workspaces/${workspace}/members/ci`, { role: 'developer' });
  await send('PUT', '/v1/mini-programs/weather/members/ci', { role: 'admin' });
  await send('PUT', `/v1/workspaces/${workspace}/members/bob`, { role: 'reviewer' });
  const tokenOf = async (user: string): Promise<string> => {
    const made = await send('POST', '/v1/tokens', { user, name: 'tests', scopes: ['operate'], workspace });
    return (made as { readonly secret: string }).secret;
  };
  const sources = tempDir();
  writeFileSync(join(sources, 'weather.zip'), 'the package');
  const [token, reviewer] = [await tokenOf('ci'), installationAt(url, await tokenOf('bob'))];
  return { url, token, plan, reviewer, home: installedHalftone(), sources };
}

async function succeeded(step: PipelineStep): Promise<EndedStep> {
  const end = await step.ended();
  expect([end.code, end.log]).toEqual([0, end.log]);
  return end;
}

/** The step waits for the review, which bob decides. */
async function reviewed(world: World, step: PipelineStep, type: 'approve' | 'reject'): Promise<EndedStep> {
  await step.program.saying(/: Under Review, 0 %/);
  const { items } = (await world.reviewer.get('/v1/releases?version=1.0.0')) as { readonly items: readonly object[] };
  const command = type === 'reject' ? { type, reason: 'no <notes> |\n*none*' } : { type };
  await world.reviewer.send('POST', `/v1/releases/${idOf(items[0])}/commands`, command);
  return step.ended();
}

/** The step waits until the release is full. Bob approves the second step of its plan. */
async function rolledOut({ reviewer }: World, step: PipelineStep, release: string): Promise<EndedStep> {
  await step.program.saying(/Grayscale Release, SERVING, 10 %/);
  let review: string | undefined;
  while (review === undefined) {
    const { plan } = (await reviewer.get(`/v1/releases/${release}`)) as { plan?: { openReview?: { id: string } } };
    review = plan?.openReview?.id;
  }
  await reviewer.send('POST', `/v1/releases/${release}/commands`, { type: 'approveStep', review });
  return succeeded(step);
}
