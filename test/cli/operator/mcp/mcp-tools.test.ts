/** The tools of the MCP server: none can send a command that is not a stop, whatever its input. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mcpServer } from '../../../../cli/operator/mcp/mcp-server.js';
import { refuseWrites } from '../../../../cli/operator/mcp/permitted-requests.js';
import { halftoneClient, type HalftoneClient } from '../../../../client/halftone-client.js';
import type { ReleaseCommand } from '../../../../client/send-command.js';
import { releaseCommandTypes, stopCommandTypes } from '../../../../domain/release/command-catalog.js';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly type: unknown;
}

/** Answers everything as if it went well, and keeps what it received. */
let recorder: Server;
let received: Received[] = [];

beforeAll(async () => {
  recorder = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const { type } = (text === '' ? {} : JSON.parse(text)) as { readonly type?: unknown };
      received.push({ method: request.method ?? '', path: request.url ?? '', type });
      const found = { id: 'r1', status: 'CREATED', command: { id: 'c1', outcome: 'APPLIED' } };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ ...found, items: [found], release: found }));
    });
  });
  await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  recorder.close();
});

function recorded(): HalftoneClient {
  return halftoneClient({ url: `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`, token: 't' });
}

async function connected(allowStop: boolean): Promise<{ readonly client: Client; readonly tools: Tool[] }> {
  const client = new Client({ name: 'test', version: '1' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await mcpServer(recorded(), { allowStop }).connect(theirs);
  await client.connect(ours);
  return { client, tools: (await client.listTools()).tools };
}

interface Property {
  readonly type?: string;
  readonly enum?: readonly string[];
}

/** Mostly what the schema wants; sometimes what it does not, also words that would raise a release. */
function inputOf({ inputSchema }: Tool): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = inputSchema;
  const fields = Object.entries(properties).map(([name, property]) => {
    const value = valueOf(property);
    return [name, required.includes(name) ? value : fc.option(value, { nil: undefined })] as const;
  });
  const rude = fc.record({ type: fc.constantFrom('setPercentage', 'fullRelease', 'resume'), percentage: fc.nat(100) });
  const extra = fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: rude });
  return fc.tuple(fc.record(Object.fromEntries(fields)), extra).map(([input, more]) => ({ ...input, ...more }));
}

function valueOf({ type, enum: words }: Property): fc.Arbitrary<unknown> {
  if (words !== undefined) return fc.constantFrom(...words);
  if (type === 'integer' || type === 'number') return fc.integer({ min: 1, max: 100 });
  if (type === 'array') return fc.constantFrom([{ percentage: 5, bake: 'P1D' }, { percentage: 100 }], ['FULL_RELEASE']);
  return fc.constantFrom('r1', 'weather@1.0.0/wallet/production', 'fullRelease', '../full', '2030-01-31T12:00:00Z');
}

describe.each([
  ['that reads', false],
  ['that may stop', true],
])('an MCP server %s', (_, allowStop) => {
  it('sends reads, simulations and stops, and nothing else', async () => {
    const { client, tools } = await connected(allowStop);
    received = [];
    const calls = fc.constantFrom(...tools).chain((tool) => inputOf(tool).map((input) => [tool.name, input] as const));
    await fc.assert(
      fc.asyncProperty(calls, async ([name, input]) => {
        await client.callTool({ name, arguments: input });
      }),
      { numRuns: 600 },
    );
    const commands = received.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/v1/plans/simulate'));
    expect(new Set(commands.map(({ type }) => type))).toEqual(new Set(allowStop ? stopCommandTypes : []));
    expect(commands.every(({ method, path }) => method === 'POST' && path.endsWith('/commands'))).toBe(true);
    await client.close();
  });

  it('marks what reads and what destroys, and wants a reason for each stop', async () => {
    const { client, tools } = await connected(allowStop);
    const stops = tools.filter(({ annotations }) => annotations?.destructiveHint === true);
    expect(stops).toHaveLength(allowStop ? stopCommandTypes.length : 0);
    for (const { annotations, inputSchema, description } of tools) {
      expect(annotations?.readOnlyHint).toBe(annotations?.destructiveHint === false);
      expect(inputSchema['additionalProperties']).toBe(false);
      expect(description).toMatch(/^[A-Za-z].+\.$/);
    }
    for (const { inputSchema } of stops) expect(inputSchema.required).toContain('reason');
    await client.close();
  });
});

describe('the gate in front of the network', () => {
  const commands = { params: { path: { release: 'r1' } } };

  it.each([false, true])('refuses every command but stops (stops allowed: %s)', async (allowStop) => {
    const client = recorded();
    refuseWrites(client, allowStop);
    received = [];
    for (const type of releaseCommandTypes) {
      const body = { type, reason: 'r' } as ReleaseCommand;
      await client.POST('/v1/releases/{release}/commands', { ...commands, body }).catch(() => undefined);
    }
    const isStop = (type: string): boolean => stopCommandTypes.some((stop) => stop === type);
    expect(received.map(({ type }) => type)).toEqual(allowStop ? releaseCommandTypes.filter(isStop) : []);
  });

  it('refuses every other write', async () => {
    const client = recorded();
    refuseWrites(client, true);
    received = [];
    const token = { user: 'mallory', name: 'x' };
    await expect(client.POST('/v1/tokens', { body: token })).rejects.toThrow('does not send POST /v1/tokens');
    const params = { path: { token: 't1' } };
    await expect(client.DELETE('/v1/tokens/{token}', { params })).rejects.toThrow('does not send DELETE');
    expect(received).toEqual([]);
  });
});
