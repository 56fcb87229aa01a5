/** Our OpenFeature provider beside an empty one that always gives the same answer, under the same SDK, in turns. */
import { OpenFeature } from '@openfeature/server-sdk';
import { HalftoneProvider } from '../../dist/edge/library/openfeature-provider.js';
import { programAt, report, userAt } from '../lib/measure.mjs';
import { openLibrary } from '../lib/open-library.mjs';
import { servingTargets, targetApp } from '../lib/targets.mjs';

// The SDK's price depends on the shape of what it is given, so the empty provider gives the same.
const flagMetadata = { releaseId: '01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10', percentage: 25, revision: 1 };
const answer = { value: '2.3.0', variant: 'baseline', reason: 'SPLIT', flagMetadata };
const empty = { metadata: { name: 'empty' }, runsOn: 'server', resolveStringEvaluation: () => Promise.resolve(answer) };
const { decisions } = await openLibrary(servingTargets());
await OpenFeature.setProviderAndWait('ours', new HalftoneProvider(decisions));
await OpenFeature.setProviderAndWait('empty', empty);
const clients = { ours: OpenFeature.getClient('ours'), empty: OpenFeature.getClient('empty') };
const calls = 10_000;

async function pass(client, from) {
  const before = process.cpuUsage();
  for (let i = from; i < from + calls; i++)
    await client.getStringValue(programAt(i), 'none', { targetingKey: userAt(i), targetApp });
  const used = process.cpuUsage(before);
  return ((used.user + used.system) * 1000) / calls;
}

const ns = { ours: [], empty: [] };
for (let round = 0; round < 9; round++)
  for (const name of round % 2 === 0 ? ['ours', 'empty'] : ['empty', 'ours'])
    ns[name].push(await pass(clients[name], round * calls));
report({ ours: Math.min(...ns.ours.slice(2)), empty: Math.min(...ns.empty.slice(2)) });
process.exit(0);
