/**
 * Runs steps of pipelines as GitHub and GitLab do: the shell lines of deploy/ci/, with `halftone` on the PATH and the
 * files that a runner offers.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { buildOnce, project, runCommand, type RunningProgram } from '../process/running-program.js';
import { tempDir } from '../process/temp-dir.js';

type Texts = Readonly<Record<string, string>>;

export interface PipelineStep {
  readonly program: RunningProgram;
  ended(): Promise<EndedStep>;
}

export interface EndedStep {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Texts;
  readonly summary: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

interface ActionStep {
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Texts;
  readonly run: string;
}

const actionDir = join(project, 'deploy/ci/github-action');

export function readAction(): Action {
  return parse(readFileSync(join(actionDir, 'action.yml'), 'utf8')) as Action;
}

/** The first YAML block of docs/ci.md below the heading. */
export function documentedYaml(heading: string): unknown {
  const page = readFileSync(join(project, 'docs/ci.md'), 'utf8');
  const [, below = ''] = page.split(`\n## ${heading}\n`);
  return parse(/^```yaml\n(.*?)^```$/ms.exec(below)?.[1] ?? '');
}

/** A folder like the one that npm installs into: `bin/halftone` and the package. */
export function installedHalftone(): string {
  buildOnce();
  const home = tempDir();
  mkdirSync(join(home, 'bin'));
  const program = join(home, 'bin/halftone');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${project}/dist/cli/main.js' "$@"\n`);
  chmodSync(program, 0o755);
  mkdirSync(join(home, 'lib/node_modules'), { recursive: true });
  symlinkSync(project, join(home, 'lib/node_modules/halftone'));
  return home;
}

/** `${{ … }}` replaced. @throws for an expression without a value. */
export function expanded(text: string, values: Texts): string {
  return text.replaceAll(/\$\{\{ *(.+?) *\}\}/g, (_, expression: string) => {
    const value = values[expression];
    if (value === undefined) throw new Error(`There is no value of ${expression}`);
    return value;
  });
}

/** A step of a workflow that uses the action. */
export function githubStep(home: string, cwd: string, given: Texts): PipelineStep {
  const { inputs, outputs, runs } = readAction();
  const step = runs.steps.find(({ id }) => id === 'step');
  if (step === undefined) throw new Error('The action has no step "step"');
  const values = Object.entries(inputs).map(([name, input]) => [`inputs.${name}`, given[name] ?? input.default ?? '']);
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, value]) => [name, expanded(value, Object.fromEntries(values) as Texts)]),
  );
  const files = tempDir();
  const [output, summary] = [join(files, 'output'), join(files, 'summary')];
  const line = join(files, 'line.sh');
  writeFileSync(line, step.run);
  const program = runCommand(['bash', '--noprofile', '--norc', '-eo', 'pipefail', line], {
    cwd,
    env: {
      PATH: pathWith(home),
      GITHUB_ACTION_PATH: actionDir,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      XDG_CONFIG_HOME: files,
      ...env,
    },
  });
  return stepOf(program, summary, () => {
    const written = textsOf(output);
    const names = Object.entries(outputs).map(([name, { value }]) => [
      name,
      expanded(
        value,
        Object.fromEntries(Object.entries(written).map(([key, one]) => [`steps.step.outputs.${key}`, one])),
      ),
    ]);
    return Object.fromEntries(names) as Texts;
  });
}

interface Job {
  readonly extends?: string;
  readonly needs?: readonly string[];
  readonly variables: Texts;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
}

/** The jobs of the template with these inputs, in order, without the hidden one. */
export function gitlabJobs(inputs: Texts): Readonly<Record<string, Job>> {
  const source = readFileSync(join(project, 'deploy/ci/gitlab.yml'), 'utf8');
  const [header, ...rest] = source.split(/^---$/m);
  const { spec } = parse(header ?? '') as { spec: { inputs: Record<string, { default?: string }> } };
  const text = rest.join('---').replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => {
    const value = inputs[name] ?? spec.inputs[name]?.default;
    if (value === undefined) throw new Error(`There is no input ${name}`);
    return value;
  });
  const jobs = parseAllDocuments(text)[0]?.toJS() as Record<string, Job>;
  const base = jobs['.halftone'];
  const shown = Object.entries(jobs).filter(([name]) => !name.startsWith('.'));
  return Object.fromEntries(
    shown.map(([name, job]) => [name, { ...base, ...job, variables: { ...base?.variables, ...job.variables } }]),
  );
}

/** `variables`: those of the project and of the pipeline. */
export function gitlabJob(home: string, cwd: string, job: Job, variables: Texts): PipelineStep {
  const all: Texts = { ...job.variables, ...variables, HALFTONE_HOME: home, CI_PROJECT_DIR: cwd };
  const resolved = (text: string): string =>
    text.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => resolved(all[name] ?? ''));
  const env = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, resolved(value)]));
  const files = tempDir();
  const line = join(files, 'job.sh');
  writeFileSync(line, [...job.before_script, ...job.script].join('\n'));
  const [dotenv, summary] = [join(files, 'dotenv'), join(files, 'summary')];
  const own = { HALFTONE_DOTENV: dotenv, HALFTONE_SUMMARY: summary, XDG_CONFIG_HOME: files };
  const program = runCommand(['bash', '-eo', 'pipefail', line], { cwd, env: { ...env, ...own } });
  return stepOf(program, summary, () => textsOf(dotenv));
}

function stepOf(program: RunningProgram, summary: string, outputs: () => Texts): PipelineStep {
  return {
    program,
    ended: async () => ({
      code: await program.ended,
      log: program.output(),
      outputs: outputs(),
      summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    }),
  };
}

function textsOf(file: string): Texts {
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function pathWith(home: string): string {
  return `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`;
}
