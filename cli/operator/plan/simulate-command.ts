/** `halftone simulate`: what a plan would do on a target or with a release, and when. Nothing is written. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { OperatorFailure } from '../output/failure.js';
import { reportFailures, printBody } from '../output/print.js';
import { findRelease } from '../release/release-name.js';
import { deadlineOf } from '../release/verb-options.js';

type Simulate = components['schemas']['Simulate'];

interface SimulateFlags extends ConnectionFlags {
  readonly from?: string;
  readonly program?: string;
  readonly app?: string;
  readonly startAt?: string;
  readonly zone?: string;
  readonly deadline?: string;
  readonly script?: string;
}

export function addSimulateCommand(program: Command): void {
  withConnection(program.command('simulate'))
    .summary('what a plan would do, and when; nothing is written')
    .description(
      'Simulates a plan for a new release of a mini program to production of a target app, or with --from\n' +
        'a release as it is now: its live plan, an edit of that, or a plan that would begin.\n' +
        'docs/plans.md describes the steps of a plan, and the events of a script.',
    )
    .argument('[plan]', 'a template, such as standard, or a file with steps: plan.yaml, ./plan')
    .option('--program <id>', 'the mini program')
    .option('--app <id>', 'the target app')
    .option('--from <release>', 'a release as it is now, instead of --program and --app')
    .option('--start-at <time>', 'when the first step is due: 2030-01-31T12:00:00Z, or 2030-01-31T12:00 with --zone')
    .option('--zone <zone>', 'of a local --start-at: Asia/Shanghai')
    .option('--deadline <duration>', 'hold the plan when it is not done in this time: P7D, PT12H; or none')
    .option('--script <file>', 'what happens meanwhile: a list of events in YAML or JSON; - reads stdin')
    .action(
      reportFailures(async (flags: SimulateFlags, plan?: string) => {
        const client = connect(flags);
        const body = { ...(await planOfArgument(plan)), ...(await bodyOfFlags(flags)) };
        const query = flags.from === undefined ? {} : { from: (await findRelease(client, flags.from)).id };
        const answer = await bodyOf(client.POST('/v1/plans/simulate', { body, params: { query } }));
        const { simulationText } = await import('./simulation-text.js');
        await printBody(flags.output, answer, () => simulationText(answer));
      }),
    );
}

/** A file of `release plan` has the number of the edit that its author saw. The plan of now is simulated. */
async function planOfArgument(plan: string | undefined): Promise<Partial<Simulate>> {
  if (plan === undefined) return {};
  // No id of a template has a dot or a slash.
  if (!/[./]/.test(plan)) return { template: plan };
  const { readObject } = await import('../output/read-document.js');
  const file = await readObject(plan);
  return Object.fromEntries(Object.entries(file).filter(([field]) => field !== 'edit'));
}

/** The server checks what the files have. */
async function bodyOfFlags({ script, startAt, zone, deadline, ...flags }: SimulateFlags): Promise<Partial<Simulate>> {
  const { readDocument } = await import('../output/read-document.js');
  return {
    ...targetOf(flags),
    ...withoutUndefined({ startAt, zone }),
    ...deadlineOf(deadline),
    ...(script === undefined ? {} : { script: (await readDocument(script)) as NonNullable<Simulate['script']> }),
  };
}

/** @throws OperatorFailure without a release and without a whole target, or with both. */
function targetOf({ from, program: miniProgram, app: targetApp }: SimulateFlags): Pick<Simulate, 'target'> {
  if (from !== undefined && miniProgram === undefined && targetApp === undefined) return {};
  if (from === undefined && miniProgram !== undefined && targetApp !== undefined)
    return { target: { miniProgram, targetApp } };
  throw new OperatorFailure('usage', 'Say where: either --from, or --program and --app', [
    'For example `halftone simulate --from weather@2.3.1/wallet/production`.',
  ]);
}
