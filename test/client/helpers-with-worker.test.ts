/** Commands and waiting of the client, against the API with a real Temporal server and worker. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { halftoneClient, type HalftoneClient } from '../../client/halftone-client.js';
import { ApiProblem } from '../../client/problem.js';
import { type ReleaseCommand, sendCommand } from '../../client/send-command.js';
import { waitFor } from '../../client/wait-for.js';
import { stateOfError } from '../../console/release/command-state.js';
import { makeToken } from '../support/http/client.js';
import { describeInTurn } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { operatorsOf, longCommandTimeouts } from '../support/api/operators.js';
import { makeRegistryWorld, type RegistryWorld } from '../support/api/registry-world.js';
import { useScene } from '../support/temporal/release-scene.js';
import { openFaultyProxy, type FaultyProxy } from './faulty-proxy.js';

/** Never in a test. */
const neverMs = 2_000_000_000;

describeInTurn('the helpers of the client', (databases) => {
  const scene = useScene(databases);
  let world: RegistryWorld;
  let client: HalftoneClient;
  let proxy: FaultyProxy;
  let throughProxy: HalftoneClient;
  let release: string;

  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, {
      workflows: scene.workflows,
      commandTimeouts: longCommandTimeouts,
    });
    const token = await makeToken(databases.db, world.nameOf('maker admin'));
    client = halftoneClient({ url: world.url, token });
    proxy = await openFaultyProxy(world.url);
    throughProxy = halftoneClient({ url: proxy.url, token });
  });
  afterAll(async () => {
    await proxy.close();
    await world.close();
  });

  const { create, applied, freeTarget } = operatorsOf(() => world);
  let version = 2;
  beforeEach(async () => {
    proxy.fault = () => null;
    version += 1;
    const upload = { number: `${version}.0.0`, pages: ['pages/index'] };
    const made = { url: 'https://packages.example/weather', sha256: 'a'.repeat(64) };
    await world.as('maker admin').post(`/v1/mini-programs/${world.miniProgram}/versions`, { ...upload, package: made });
    release = await create(upload.number);
    await applied(release, { type: 'apply' });
    await applied(release, { type: 'approve' }, 'host reviewer');
    await applied(release, { type: 'chooseType', releaseType: 'GRAYSCALE' });
  });

  afterEach(() => freeTarget());

  const commandsOf = async (type: string): Promise<unknown[]> => {
    const { data } = await client.GET('/v1/releases/{release}/commands', { params: { path: { release } } });
    return data?.items.filter((command) => command.type === type) ?? [];
  };

  it('a command whose answer is lost is sent again under its id, and applied once', async () => {
    let lost = 0;
    proxy.fault = ({ method }) => (method === 'POST' && (lost += 1) <= 2 ? 'cut' : null);
    const answer = await sendCommand(throughProxy, release, { type: 'setPercentage', percentage: 10 });
    expect(answer).toMatchObject({ command: { outcome: 'APPLIED' }, release: { percentage: 10 } });
    expect(lost).toBe(3);
    expect(await commandsOf('setPercentage')).toHaveLength(1);
  });

  it('a command with the id of an earlier one has the outcome of that one', async () => {
    const id = randomUUID();
    const command = { type: 'setPercentage', percentage: 10 } as const;
    const first = await sendCommand(client, release, command, { id });
    const second = await sendCommand(client, release, command, { id });
    expect(second.command).toEqual(first.command);
    expect(await commandsOf('setPercentage')).toHaveLength(1);
  });

  it('a refusal is thrown with its code, which tells the type of its facts', async () => {
    await sendCommand(client, release, { type: 'setPercentage', percentage: 10 });
    const error: unknown = await sendCommand(client, release, { type: 'setPercentage', percentage: 5 }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ApiProblem) || error.problem.code !== 'PERCENTAGE_MUST_INCREASE') throw error;
    // Compiles only when the code narrows the facts.
    const { current, asked: requested }: { current: number; asked: number } = error.problem.facts;
    expect([error.problem.status, current, requested]).toEqual([409, 10, 5]);
  });

  const lower = { type: 'setPercentage', percentage: 5 } as const;
  const onlyLower = { type: 'startPlan', steps: [{ percentage: 5 }], endsBelowFull: true } as const;

  it.each([
    ['PERCENTAGE_MUST_INCREASE', 409, lower],
    ['NO_STEP_ABOVE', 422, onlyLower],
  ])('the refusal %s with %i after the answer 202 is the same as one at once', async (code, status, body) => {
    const refusal = body as ReleaseCommand;
    await sendCommand(client, release, { type: 'setPercentage', percentage: 10 });
    const atOnce = await sendCommand(client, release, refusal).catch((error: unknown) => error);
    proxy.fault = ({ method }) => (method === 'POST' ? 'received' : null);
    const later = await sendCommand(throughProxy, release, refusal).catch((error: unknown) => error);
    const problemsOf = [later, atOnce].map((error) => {
      expect(error).toBeInstanceOf(ApiProblem);
      const { type, title, status: given, code: named, facts, remedy } = (error as ApiProblem).problem;
      return { type, title, status: given, code: named, facts, remedy };
    });
    expect(problemsOf[0]).toEqual(problemsOf[1]);
    expect(problemsOf[1]).toMatchObject({ status, code });
    // The console shows it with its remedy. `failed` would offer to send it again.
    const intent = { command: refusal, key: randomUUID() };
    expect(stateOfError(intent, atOnce as Error)).toMatchObject({ kind: 'refused', rejection: { code } });
  });

  it('a revision that is not the newest is refused', async () => {
    const refused = sendCommand(client, release, { type: 'setPercentage', percentage: 10 }, { ifRevision: 1 });
    await expect(refused).rejects.toMatchObject({ problem: { status: 412, code: 'STALE_REVISION' } });
  });

  it('a command is given up with the reason of the signal', async () => {
    const reason = new Error('the program ends');
    const ending = new AbortController();
    proxy.fault = () => {
      ending.abort(reason);
      return 'unavailable';
    };
    const { signal } = ending;
    await expect(sendCommand(throughProxy, release, { type: 'pause', reason: 'x' }, { signal })).rejects.toBe(reason);
  });

  it('waiting ends at a state of the stream', async () => {
    const waiting = waitFor(client, release, ({ percentage }) => percentage === 20, { pollMs: neverMs });
    await sendCommand(client, release, { type: 'setPercentage', percentage: 10 });
    await sendCommand(client, release, { type: 'setPercentage', percentage: 20 });
    expect((await waiting).percentage).toBe(20);
  });

  it('waiting goes on after the stream was cut', async () => {
    let streams = 0;
    proxy.fault = ({ url }) => (url.endsWith('/stream') && (streams += 1) === 1 ? 'cut' : null);
    const waiting = waitFor(throughProxy, release, ({ percentage }) => percentage === 10, { pollMs: neverMs });
    await eventually(() => expect(streams).toBe(2));
    await sendCommand(client, release, { type: 'setPercentage', percentage: 10 });
    expect((await waiting).percentage).toBe(10);
  });

  it('waiting ends at a state of the poll, where streams are held back and reads fail now and then', async () => {
    let reads = 0;
    proxy.fault = ({ url }) => (url.endsWith('/stream') ? 'held' : (reads += 1) % 2 === 1 ? 'unavailable' : null);
    const waiting = waitFor(throughProxy, release, ({ percentage }) => percentage === 10, { pollMs: 20 });
    await sendCommand(client, release, { type: 'setPercentage', percentage: 10 });
    expect((await waiting).percentage).toBe(10);
  });

  it('waiting ends with the signal, with an error of the condition, and for a release that cannot be read', async () => {
    const reason = new Error('long enough');
    const ending = new AbortController();
    const waiting = waitFor(client, release, () => (ending.abort(reason), false), { signal: ending.signal });
    await expect(waiting).rejects.toBe(reason);
    const gone = waitFor(client, release, () => {
      throw reason;
    });
    await expect(gone).rejects.toBe(reason);
    const unknown = waitFor(client, randomUUID(), () => true);
    await expect(unknown).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});
