/**
 * The package halftone-client as its users get it: packed, and installed in a project of its own. It is used there as
 * an ES module, as CommonJS, from TypeScript and in a page, against a running API.
 */
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from '@jest/globals';
import { apiOfEachTest } from '../support/api/api-of-each-test.js';
import { clientOf, makeToken } from '../support/http/client.js';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { installClient, packClient, readJson } from '../support/installation/packed-client.js';
import { project } from '../support/process/running-program.js';
import { tempDirOfFile } from '../support/process/temp-dir.js';

const run = promisify(execFile);
const script = '../../scripts/other-node.mjs';
const { installedNode, otherNodes } = (await import(script)) as {
  otherNodes: readonly string[];
  installedNode: (version: string) => Promise<string>;
};
const program = (name: string): string => join(project, 'node_modules', '.bin', name);

/** A call, a list and its problems, a signature, decisions from memory, and a provider of OpenFeature. */
const uses = `
  const { url, token, decideToken } = JSON.parse(process.env.SETTINGS);
  const client = halftoneClient({ url, token });
  const me = await bodyOf(client.GET('/v1/me'));
  const names = [];
  for await (const { name } of allItems((page) => client.GET('/v1/workspaces', { params: { query: page } })))
    names.push(name);
  const refused = await sendCommand(client, 'none', { type: 'pause', reason: 'test' }).catch((error) => error);
  const unsigned = await verifyWebhook({ body: '{}', headers: {} }, { secrets: [] }).catch((error) => error);
  const decisions = await open({ url, token: decideToken });
  const provider = new HalftoneProvider(decisions);
  console.log(JSON.stringify({
    user: me.user, names, code: refused.problem.code, isProblem: refused instanceof ApiProblem,
    reason: unsigned.reason, isFresh: decisions.ageSeconds < 60, provider: provider.metadata.name,
  }));
  decisions.close();
`;
const named = {
  'halftone-client': '{ allItems, ApiProblem, bodyOf, halftoneClient, sendCommand, verifyWebhook }',
  'halftone-client/decide': '{ open }',
  'halftone-client/openfeature': '{ HalftoneProvider }',
};
const asModule = Object.entries(named).map(([from, names]) => `import ${names} from '${from}';\n`);
const asCommonJs = Object.entries(named).map(([from, names]) => `const ${names} = require('${from}');\n`);

const typed = `
import { ApiProblem, allItems, halftoneClient, type Progress, sendCommand, verifyWebhook, waitFor } from 'halftone-client';
import { type Decisions, open } from 'halftone-client/decide';
import { HalftoneProvider } from 'halftone-client/openfeature';

const client = halftoneClient({ url: 'https://halftone.example', token: 'secret' });
export async function use(signal: AbortSignal): Promise<Progress> {
  const { data, error } = await client.GET('/v1/releases', { params: { query: { version: '2' } } });
  const versions: string[] | undefined = data?.items.map(({ version }) => version);
  if (error?.code === 'TARGET_BUSY') console.log(error.facts.holder.version.length, versions);
  // @ts-expect-error -- There is no such field.
  console.log(data?.items[0]?.nothing);
  // @ts-expect-error -- There is no such path.
  await client.GET('/v1/nothing');
  for await (const release of allItems((page) => client.GET('/v1/releases', { params: { query: page } })))
    await sendCommand(client, release.id, { type: 'setPercentage', percentage: 5 }).catch((thrown: unknown) => {
      if (!(thrown instanceof ApiProblem) || thrown.problem.code !== 'PERCENTAGE_MUST_INCREASE') throw thrown;
      const current: number = thrown.problem.facts.current;
      // @ts-expect-error -- It is a number.
      const text: string = thrown.problem.facts.asked;
      console.log(current, text);
    });
  const event = await verifyWebhook({ body: '', headers: new Headers() }, { secrets: [] });
  if (event.type === 'target.changed') console.log(event.data.revision + 1);
  const decisions: Decisions = await open({ url: '', token: '' });
  console.log(new HalftoneProvider(decisions).metadata.name, decisions.decide('wallet', 'weather', 'ada')?.version);
  return waitFor(client, 'id', ({ status }) => status === 'FULL_RELEASE', { signal });
}
`;

describeOnPglite('the package halftone-client', (databases) => {
  const start = apiOfEachTest();
  let folder: string;
  let tarball: string;

  beforeAll(async () => {
    folder = tempDirOfFile();
    tarball = packClient(folder);
    await installClient(folder, tarball, ['@openfeature/server-sdk', '@types/node']);
  });

  const outputOf = async (node: string, file: string, text: string): Promise<unknown> => {
    const { url } = await start(databases.db);
    const user = `alice-${randomUUID()}`;
    const token = await makeToken(databases.db, user);
    const client = clientOf(url, token);
    const { id } = (await client.post('/v1/workspaces', { name: 'Acme', kind: 'tenant' })).body as { id: string };
    const app = `wallet-${randomUUID().slice(0, 8)}`;
    await client.post('/v1/target-apps', { id: app, name: 'Wallet', workspace: id, environments: ['production'] });
    const wanted = { name: 'test', kind: 'server', targetApps: [app] };
    const made = await client.post(`/v1/workspaces/${id}/decide-tokens`, wanted);
    const { secret: decideToken } = made.body as { secret: string };
    await eventually(() => opensStream(url, decideToken)); // A new token works within a second.
    writeFileSync(join(folder, file), text);
    const env = { ...process.env, NODE_OPTIONS: '', SETTINGS: JSON.stringify({ url, token, decideToken }) };
    const { stdout } = await run(node, [file], { cwd: folder, env });
    return { ...(JSON.parse(stdout) as object), isUser: stdout.includes(user), user: null };
  };
  const expected = {
    user: null,
    isUser: true,
    names: ['Acme'],
    code: 'NOT_FOUND',
    isProblem: true,
    reason: 'headers',
    isFresh: true,
    provider: 'halftone',
  };

  it('is below 60 kB, has no other dependency than openapi-fetch, and holds no file of the sources', () => {
    expect(statSync(tarball).size).toBeLessThan(60_000);
    const installed = join(folder, 'node_modules', 'halftone-client');
    expect(Object.keys(readJson(join(installed, 'package.json'))['dependencies'] as object)).toEqual(['openapi-fetch']);
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    expect(
      files.filter((file) => !/^package\/(package\.json|README\.md|dist\/.+\.(js|d\.ts|json))$/.test(file)),
    ).toEqual([]);
  });

  it('imports nothing but its dependencies, and decide imports nothing', () => {
    const dist = join(folder, 'node_modules', 'halftone-client', 'dist');
    const importsOf = (file: string): string[] =>
      [...readFileSync(join(dist, file), 'utf8').matchAll(/(?:\bfrom |\brequire\()["']([^"']+)["']/g)].map(
        ([, name = '']) => name,
      );
    for (const format of ['esm', 'cjs']) {
      expect(importsOf(`${format}/index.js`)).toEqual(['openapi-fetch']);
      expect(importsOf(`${format}/decide.js`)).toEqual([]);
      expect(importsOf(`${format}/openfeature.js`)).toEqual(['@openfeature/server-sdk']);
    }
  });

  it('has no fault that publint or "Are the types wrong?" finds', async () => {
    await run(program('publint'), ['run', tarball, '--strict'], { cwd: folder });
    // Without `exports`, TypeScript before 4.7 cannot find the entries: node10 is left out.
    await run(program('attw'), [tarball, '--profile', 'node16'], { cwd: folder });
  });

  it.each([...new Set([process.versions.node, ...otherNodes])])(
    'works as an ES module and as CommonJS in Node %s',
    async (version) => {
      const node = version === process.versions.node ? process.execPath : await installedNode(version);
      expect((await run(node, ['--version'])).stdout.trim()).toBe(`v${version}`);
      expect(await outputOf(node, 'use.mjs', `${asModule.join('')}${uses}`)).toEqual(expected);
      expect(await outputOf(node, 'use.cjs', `${asCommonJs.join('')}(async () => {${uses}})();`)).toEqual(expected);
    },
  );

  it.each([
    ['node16', 'typed.mts'],
    ['node16', 'typed.cts'],
    ['bundler', 'typed.ts'],
  ])('has types for the resolution %s, used by %s', async (resolution, file) => {
    writeFileSync(join(folder, file), typed);
    const module = resolution === 'bundler' ? 'esnext' : 'node16';
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023', '--types', 'node'];
    const args = [...options, '--module', module, '--moduleResolution', resolution, file];
    const { stdout } = await run(program('tsc'), args, { cwd: folder }).catch((error: unknown) => error as Output);
    expect(stdout).toBe('');
  });

  it('is bundled for a page, with nothing of Node', async () => {
    writeFileSync(join(folder, 'index.html'), '<script type="module" src="./page.js"></script>');
    const used = `globalThis.client = halftoneClient({ url: '' });`;
    writeFileSync(join(folder, 'page.js'), `import { halftoneClient } from 'halftone-client';\n${used}\n`);
    await run(program('vite'), ['build', '--logLevel', 'error'], { cwd: folder });
    const assets = join(folder, 'dist', 'assets');
    const [page = ''] = readdirSync(assets).map((file) => readFileSync(join(assets, file), 'utf8'));
    expect(page).toContain('Idempotency-Key');
    expect(page).not.toMatch(/\brequire\(|node:/);
    // What the page does not use is not in it.
    expect(page).not.toContain('whsec_');
  });
});

async function opensStream(url: string, token: string): Promise<void> {
  const ending = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const { status } = await fetch(`${url}/v1/serving/stream`, { headers, signal: ending.signal });
  ending.abort();
  expect(status).toBe(200);
}

interface Output {
  readonly stdout: string;
}
