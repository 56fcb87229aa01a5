/** `halftone simulate`: what a plan would do on a target, and when. Nothing is written. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { guarded, printBody } from '../output/print.js';

type Simulate = components['schemas']['Simulate'];

interface SimulateFlags extends ConnectionFlags {
  readonly program: string;
  readonly app: string;
  readonly startAt?: string;
  readonly zone?: string;
  readonly script?: string;
}

export function addSimulateCommand(program: Command): void {
  withConnection(program.command('simulate'))
    .summary('what a plan would do on a target, and when; nothing is written')
    .description(
      'Simulates a plan for a new release of a mini program to production of a target app.\n' +
        'docs/plans.md describes the steps of a plan, and the events of a script.',
    )
    .argument('<plan>', 'a template, such as standard, or a file with steps: plan.yaml, ./plan')
    .requiredOption('--program <id>', 'the mini program')
    .requiredOption('--app <id>', 'the target app')
    .option('--start-at <time>', 'when the first step is due: 2030-01-31T12:00:00Z, or 2030-01-31T12:00 with --zone')
    .option('--zone <zone>', 'of a local --start-at: Asia/Shanghai')
    .option('--script <file>', 'what happens meanwhile: a list of events in YAML or JSON; - reads stdin')
    .action(
      guarded(async (flags: SimulateFlags, plan = '') => {
        const body = await bodyOfFlags(flags, plan);
        const answer = await bodyOf(connect(flags).POST('/v1/plans/simulate', { body }));
        const { simulationText } = await import('./simulation-text.js');
        await printBody(flags.output, answer, () => simulationText(answer));
      }),
    );
}

/** The server checks what the files have. */
async function bodyOfFlags(flags: SimulateFlags, plan: string): Promise<Simulate> {
  const { readDocument, readObject } = await import('../output/read-document.js');
  const { program: miniProgram, app: targetApp, startAt, zone, script } = flags;
  return {
    // No id of a template has a dot or a slash.
    ...(/[./]/.test(plan) ? await readObject(plan) : { template: plan }),
    target: { miniProgram, targetApp },
    ...(startAt === undefined ? {} : { startAt }),
    ...(zone === undefined ? {} : { zone }),
    ...(script === undefined ? {} : { script: (await readDocument(script)) as NonNullable<Simulate['script']> }),
  };
}
