/** The files of deploy/ci/ by the rules of GitHub and GitLab. test/system/pipeline.long.test.ts runs their lines. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { documentedYaml, gitlabJobs, readAction } from '../support/installation/pipeline-runner.js';
import { project } from '../support/process/running-program.js';

describe('the action for GitHub', () => {
  const { inputs, outputs, runs, ...top } = readAction();

  it('has the fields that the schema of composite actions requires, and none that it does not know', () => {
    expect(top).toEqual({ name: expect.any(String), description: expect.any(String) });
    for (const input of Object.values(inputs)) {
      expect(Object.keys(input).filter((key) => !['description', 'required', 'default'].includes(key))).toEqual([]);
      // GitHub gives every input as a text: `true` without quotes would be another type here.
      expect(typeof (input.default ?? '')).toBe('string');
      expect(input.required === true).toBe(input.default === undefined);
    }
    for (const output of Object.values(outputs)) expect(Object.keys(output)).toEqual(['description', 'value']);
    expect(runs.using).toBe('composite');
    for (const step of runs.steps) {
      expect(step).toMatchObject({ shell: 'bash', run: expect.any(String) });
      const known = ['name', 'id', 'if', 'shell', 'env', 'run'];
      expect(Object.keys(step).filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  it('gives inputs to its lines by the environment only, so that a text in them cannot become a command', () => {
    for (const { run } of runs.steps) expect(run).not.toContain('${{');
  });

  it('uses inputs that it declares, each of them, and outputs that step.sh writes', () => {
    const used = JSON.stringify(runs).matchAll(/inputs\.([\w-]+)/g);
    expect(new Set([...used].map(([, name]) => name))).toEqual(new Set(Object.keys(inputs)));
    const report = readFileSync(join(project, 'deploy/ci/report.mjs'), 'utf8');
    for (const [name, { value }] of Object.entries(outputs)) {
      expect(value).toBe(`\${{ steps.step.outputs.${name} }}`);
      expect(report).toMatch(new RegExp(`^ {4}'?${name}'?: `, 'm'));
    }
  });

  it('is used by the workflow of the page with inputs that it has', () => {
    const { jobs } = documentedYaml('GitHub') as { jobs: { release: { steps: { with?: Record<string, string> }[] } } };
    for (const { with: given } of jobs.release.steps)
      if (given !== undefined) {
        expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
        expect(given).toMatchObject({ url: expect.anything(), token: '${{ secrets.HALFTONE_TOKEN }}' });
        expect(given['command']).not.toContain('secrets.');
      }
  });
});

describe('the template for GitLab', () => {
  it('is included by the page with the inputs that it needs, and keeps its files when a job fails', () => {
    const [{ inputs }] = (documentedYaml('GitLab') as { include: [{ inputs: Record<string, string> }] }).include;
    const jobs = Object.entries(gitlabJobs(inputs));
    expect(jobs.map(([name]) => name)).toEqual(
      ['upload', 'create', 'review', 'rollout'].map((name) => `halftone-${name}`),
    );
    for (const [, job] of jobs) {
      expect(job).toMatchObject({ artifacts: { when: 'always' }, script: [expect.stringContaining('/step.sh')] });
      expect(JSON.stringify(job)).not.toContain('HALFTONE_TOKEN');
    }
  });
});

it('the package of halftone has the steps, which jobs run from where npm installs it', () => {
  const { files } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { files: string[] };
  expect(files).toContain('deploy/ci');
});

it('step.sh is valid for bash', () => {
  expect(execFileSync('bash', ['-n', join(project, 'deploy/ci/step.sh')], { encoding: 'utf8' })).toBe('');
});
