/** Stop commands while 2,000 streams follow the release and 60 connections ask for readiness, on both databases. */
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { figuresOf } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { inLanes } from '../engine/lanes.mjs';
import { grayTemplate, makeOwners } from '../engine/release-world.mjs';

const perToken = 20;
const probing = 60;

export async function measureReaders({ streams, stopsAmongReaders: stops }) {
  return {
    streams,
    postgres: await measureOn({ streams, stops, env: {} }),
    embedded: await measureOn({ streams, stops, env: { DATABASE_URL: '' } }),
  };
}

async function measureOn({ streams, stops, env }) {
  const installation = await openInstallation();
  try {
    const halftone = await installation.startHalftone({ env });
    const owners = await makeOwners(halftone, { operators: Math.ceil(streams / perToken) });
    const { releaseId } = await grayTemplate(owners, 'followed');
    const readers = await openReaders(halftone.url, { releaseId, streams, tokens: owners.tokens });
    const probes = probeForEver(`${halftone.url}/readyz`);
    const ms = [];
    for (let n = 0; n < stops; n++) {
      ms.push(await owners.admin.timed(releaseId, { type: 'pause', reason: 'crashes' }));
      await owners.admin.timed(releaseId, { type: 'resume' });
      await pause(500);
    }
    const open = readers.count();
    probes.stop();
    readers.close();
    owners.admin.close();
    await halftone.end();
    if (open !== streams) throw new Error(`Only ${open} of ${streams} streams were open at the end`);
    return { ...figuresOf(ms), slowest: Math.max(...ms) };
  } finally {
    await installation.close();
  }
}

/** Resolves when each reader has its first event. */
async function openReaders(url, { releaseId, streams, tokens }) {
  const open = new Set();
  await inLanes(streams, 20, async (n) => {
    const headers = { Authorization: `Bearer ${tokens[n % tokens.length]}`, 'X-Forwarded-For': `10.1.0.${n % 200}` };
    const request = get(`${url}/v1/releases/${releaseId}/stream`, { headers, agent: false });
    await new Promise((resolve, reject) => {
      request.on('error', reject).on('response', (response) => {
        if (response.statusCode !== 200) reject(new Error(`A stream was answered ${response.statusCode}`));
        open.add(request);
        response.once('data', resolve).on('close', () => open.delete(request));
        response.on('error', () => undefined).resume();
      });
    });
  });
  return {
    count: () => open.size,
    close: () => {
      for (const request of open) request.destroy();
    },
  };
}

/** Each connection asks again as soon as it is answered. */
function probeForEver(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: probing });
  let isStopped = false;
  const ask = () => {
    if (isStopped) return;
    get(url, { agent }, (response) => response.resume().on('end', ask)).on('error', () => undefined);
  };
  for (let n = 0; n < probing; n++) ask();
  return {
    stop() {
      isStopped = true;
      agent.destroy();
    },
  };
}
