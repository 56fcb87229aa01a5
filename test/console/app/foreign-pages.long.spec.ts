/** A page of another site, in a real browser on the same machine, tries every port that a running Halftone opens. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, expect, test } from '@playwright/test';
import { listeningBelow } from '../../support/process/listening-ports.js';
import { browserArguments } from '../playwright.config.js';
import { type Program, startProgram } from '../support/program.js';
import { digest, makeWorld } from '../support/world.js';

const foreignHost = 'evil.test';
// One program for all three: each start costs seconds of computing.
test.describe.configure({ mode: 'serial' });
let program: Program;
let browser: Browser;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  // With the Temporal UI running, and with every stop that Temporal asks for: a request that gets through must show.
  program = await startProgram({ TEMPORAL_UI: 'on', TEMPORAL_STOPS: 'accept' });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // As a name server of the attacker answers: a name of theirs leads to this machine.
    args: [...browserArguments, `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`],
  });
});

test.afterAll(async () => {
  await browser.close();
  await program.end();
});

test('a page of another site cannot cancel a release through any port', async () => {
  const release = await makeRelease();
  const ports = pagePorts();
  expect(ports.length).toBeGreaterThan(3); // API, Temporal's gRPC and HTTP, the listener of its UI.
  const site = createServer((_, response) => void response.setHeader('Content-Type', 'text/html').end('<h1>hi</h1>'));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  await page.goto(`http://${foreignHost}:${String((site.address() as AddressInfo).port)}/`);
  await page.evaluate(sendCancels, { hosts: ports.map((port) => `127.0.0.1:${String(port)}`) });
  await page.close();
  site.close();
  await pause(6_000);
  expect(await release.read()).toMatchObject({ status: release.status });
});

test('a page under a rebound name reads nothing of Temporal and cancels nothing', async () => {
  const release = await makeRelease();
  for (const port of pagePorts()) {
    const page = await browser.newPage();
    const origin = `http://${foreignHost}:${String(port)}`;
    const opened = await page.goto(`${origin}/`, { timeout: 5_000 }).catch(() => null);
    if (opened !== null) {
      // What answered may be our console, which is public; Temporal must not answer under this name.
      const read = await page.evaluate(readAndCancel, `${foreignHost}:${String(port)}`);
      expect({ port, ...read }).toMatchObject({ isTemporal: false, canWrite: false });
      expect(await page.context().cookies(origin)).toEqual([]);
    }
    await page.close();
  }
  await pause(6_000);
  expect(await release.read()).toMatchObject({ status: release.status });
});

test('the same page as localhost shows the Temporal UI with the history of the release', async () => {
  const release = await makeRelease();
  const { links } = await release.read();
  const page = await browser.newPage();
  await page.goto((links as { temporalUi: string }).temporalUi);
  await expect(page.getByText(`release/${release.miniProgram}/1.0.0/lab/production`).first()).toBeVisible({
    timeout: 60_000, // Its page loads in many steps.
  });
  await page.close();
});

/** Ports that a page can name. Listeners on addresses that a page cannot guess are left out. */
function pagePorts(): readonly number[] {
  const known = new Set(['127.0.0.1', '0.0.0.0', '::']);
  return [
    ...new Set(
      listeningBelow(program.pid())
        .filter(({ host }) => known.has(host))
        .map(({ port }) => port),
    ),
  ];
}

interface MadeRelease {
  readonly miniProgram: string;
  /** Before the attack. */
  readonly status: string;
  read(): Promise<Record<string, unknown>>;
}

async function makeRelease(): Promise<MadeRelease> {
  made ??= await makeWorld(program);
  const { call, alice, workspace } = made;
  count += 1;
  const miniProgram = `target-${String(count)}`;
  await call(alice, 'POST', `/v1/workspaces/${workspace}/mini-programs`, { id: miniProgram, name: 'Target' });
  const version = { number: '1.0.0', package: { url: 'https://example.com/a.zip', sha256: digest }, pages: ['p'] };
  await call(alice, 'POST', `/v1/mini-programs/${miniProgram}/versions`, version);
  const path = `/v1/mini-programs/${miniProgram}/versions/1.0.0/releases`;
  const { id } = await call(alice, 'POST', path, { targetApp: 'lab', environment: 'production' });
  const read = () => call(alice, 'GET', `/v1/releases/${String(id)}`);
  // The first command starts the workflow: before it there is nothing that Temporal could cancel.
  await call(alice, 'POST', `/v1/releases/${String(id)}/commands`, { type: 'apply' });
  const status = String((await read())['status']);
  expect(status).not.toBe('CANCELED');
  return { miniProgram, status, read };
}

let made: Awaited<ReturnType<typeof makeWorld>> | undefined;
let count = 0;

/** Runs in the page: requests that need no preflight, to Temporal's HTTP API and to its UI. */
async function sendCancels({ hosts }: { hosts: readonly string[] }): Promise<void> {
  const body = (id: string) =>
    JSON.stringify({
      namespace: 'default',
      jobId: id,
      reason: 'x',
      visibilityQuery: 'WorkflowType="releaseWorkflow"',
      cancellationOperation: { identity: 'x' },
    });
  await Promise.all(
    hosts.map((host, n) =>
      fetch(`http://${host}/api/v1/namespaces/default/batch-operations/x${String(n)}`, {
        method: 'POST',
        mode: 'no-cors' as const,
        headers: { 'Content-Type': 'text/plain' },
        body: body(`x${String(n)}`),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined),
    ),
  );
}

/** Runs in the page, which has the same origin as what it asks. */
async function readAndCancel(host: string): Promise<{ isTemporal: boolean; canWrite: boolean }> {
  const signal = AbortSignal.timeout(10_000);
  const read = await fetch(`http://${host}/api/v1/namespaces/default/workflows`, { signal }).catch(() => undefined);
  const text = (await read?.text()) ?? '';
  const token =
    /_csrf=([^;]+)/.exec(String(Reflect.get(Reflect.get(globalThis, 'document') as object, 'cookie')))?.[1] ?? '';
  const written = await fetch(`http://${host}/api/v1/namespaces/default/batch-operations/rebound`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token },
    signal,
    body: JSON.stringify({
      namespace: 'default',
      jobId: 'rebound',
      reason: 'x',
      visibilityQuery: 'WorkflowType="releaseWorkflow"',
      cancellationOperation: { identity: 'x' },
    }),
  }).catch(() => undefined);
  return { isTemporal: read?.ok === true && text.includes('execution'), canWrite: written?.ok === true };
}
