/**
 * Makes a demonstration by the public API, as the signed-in user. It has a workspace with a target app of
 * self-approval, a program at 20 % above a version that everybody has, and a paused one. Everything has fresh ids.
 */
import { newId } from '../../client/new-id.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { ReleaseCommandBody } from '../api/types.js';
import { sendCommand } from '../release/send-command.js';

export interface DemoNames {
  readonly workspace: string;
  readonly targetApp: string;
  readonly weather: string;
  readonly tickets: string;
  readonly pauseReason: string;
}

interface Made {
  readonly workspace: string;
  readonly targetApp: string;
  readonly onStep: () => void;
}

/** The workspace with its target app, and three releases. */
export const demoSteps = 4;

/** Of no package: nothing is downloaded. */
const digest = '0'.repeat(64);

/** `onStep` is called after each step. @throws as the API refuses. */
export async function fillDemo(names: DemoNames, onStep: () => void): Promise<void> {
  const mark = newId().slice(-6);
  const workspace = await bodyOf(api.POST('/v1/workspaces', { body: { name: names.workspace, kind: 'tenant' } }));
  const targetApp = `wallet-${mark}`;
  const environments = ['sandbox' as const, 'production' as const];
  const policy = { review: { selfApproval: true } };
  const app = { id: targetApp, name: names.targetApp, workspace: workspace.id, environments, policy };
  await bodyOf(api.POST('/v1/target-apps', { body: app }));
  onStep();
  const made = { workspace: workspace.id, targetApp, onStep };
  const weather = await makeProgram(made, `weather-${mark}`, names.weather);
  await release(made, weather, '1.0.0', [{ type: 'fullRelease' }]);
  await release(made, weather, '1.1.0', [
    { type: 'setPercentage', percentage: 5 },
    { type: 'setPercentage', percentage: 20 },
  ]);
  const tickets = await makeProgram(made, `tickets-${mark}`, names.tickets);
  await release(made, tickets, '1.0.0', [
    { type: 'setPercentage', percentage: 10 },
    { type: 'pause', reason: names.pauseReason },
  ]);
}

async function makeProgram({ workspace }: Made, id: string, name: string): Promise<string> {
  const params = { path: { workspace } };
  await bodyOf(api.POST('/v1/workspaces/{workspace}/mini-programs', { params, body: { id, name } }));
  return id;
}

/** A new version, released, approved, and brought to users by the commands. */
async function release(
  { targetApp, onStep }: Made,
  miniProgram: string,
  number: string,
  commands: readonly ReleaseCommandBody[],
): Promise<void> {
  const url = `https://packages.example/${miniProgram}/${number}.zip`;
  const version = { number, package: { url, sha256: digest }, pages: ['pages/index'] };
  const params = { path: { miniProgram } };
  await bodyOf(api.POST('/v1/mini-programs/{miniProgram}/versions', { params, body: version }));
  const { id } = await bodyOf(
    api.POST('/v1/mini-programs/{miniProgram}/versions/{version}/releases', {
      params: { path: { miniProgram, version: number } },
      body: { targetApp, environment: 'production' },
    }),
  );
  for (const command of [{ type: 'apply' }, { type: 'approve' }, ...commands] as const) await send(id, command);
  onStep();
}

/** The commands are sent to their outcome, also after the page was left. */
const untilDecided = { onWaiting: () => undefined, signal: new AbortController().signal };

async function send(id: string, command: ReleaseCommandBody): Promise<void> {
  const params = { path: { release: id } };
  const post = (body: ReleaseCommandBody) => api.POST('/v1/releases/{release}/commands', { params, body });
  const state = await sendCommand({ post }, { command, key: newId() }, untilDecided);
  if (state.kind === 'failed') throw state.error;
  if (state.kind !== 'done') throw new Error(`${command.type}: ${state.kind}`);
}
