/** `halftone release edit-plan --dry-run`: what a plan would do after an edit. Nothing is sent to the release. */
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import type { ReleaseCommand } from '../../../client/send-command.js';
import type { Progress } from '../../../client/wait-for.js';
import { OperatorFailure } from '../output/failure.js';
import { type OutputFormat, printBody } from '../output/print.js';
import { simulationText } from './simulation-text.js';

/** @throws OperatorFailure when another edit came first: this one would be refused. */
export async function printSimulatedEdit(
  client: HalftoneClient,
  { id: from, plan }: Progress,
  command: ReleaseCommand,
  { output, signal }: { readonly output: OutputFormat; readonly signal: AbortSignal },
): Promise<void> {
  if (command.type !== 'editPlan') return;
  const { edit, ...fields } = command;
  if (edit !== plan?.edit)
    throw new OperatorFailure(
      'rejected',
      `STALE_PLAN: the file is of edit ${edit}, and the plan has ${plan?.edit ?? 0}`,
      ['Begin again with the steps of now: `halftone release plan … > plan.yaml`.'],
    );
  const body = Object.fromEntries(Object.entries(fields).filter(([field]) => field !== 'type' && field !== 'reason'));
  const answer = await bodyOf(client.POST('/v1/plans/simulate', { body, params: { query: { from } }, signal }));
  await printBody(output, answer, () => simulationText(answer));
}
