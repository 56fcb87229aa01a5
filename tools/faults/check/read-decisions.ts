/** Asks both decision planes what some users get, beside what the rows of their targets say. */
import { launchUser, prepareView, resolve } from '../../../domain/serving/assign.js';
import { servingViewOf } from '../../../domain/serving/serving-view.js';
import { type Target, targetName } from '../../../domain/target/target.js';
import type { ScenarioData } from '../client/scenario-data.js';
import type { Decided } from './evidence.js';

const users = Array.from({ length: 12 }, (_, index) => `user-${String(index)}`);

export async function readDecisions(
  data: ScenarioData,
  apis: readonly { readonly name: string; readonly url: string }[],
  targets: readonly Target[],
): Promise<Decided[]> {
  const decided: Decided[] = [];
  for (const target of targets)
    for (const { name: by, url } of apis)
      for (const user of users) {
        const decision = resolve(prepareView(servingViewOf(target, {})), launchUser(user));
        const expected = 'version' in decision ? decision.version : null;
        decided.push({ target: targetName(target), user, by, expected, answered: await ask(data, url, target, user) });
      }
  return decided;
}

async function ask(data: ScenarioData, url: string, target: Target, user: string): Promise<string | null> {
  const { miniProgram, targetApp, environment } = target;
  const answer = await fetch(`${url}/ofrep/v1/evaluate/flags/${miniProgram}`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: { Authorization: `Bearer ${data.decideToken}` },
    body: JSON.stringify({ context: { targetingKey: user, targetApp, environment } }),
  });
  const body = (await answer.json()) as { value?: string };
  return answer.ok ? (body.value ?? null) : `status ${answer.status}`;
}
