import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import { type TemporalDevServer, startTemporalDevServer } from '../../../platform/temporal/temporal-dev-server.js';
import { openTemporalUi, type TemporalUi } from '../../../platform/temporal/temporal-ui.js';
import { tempDirOfFile } from '../../support/process/temp-dir.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe('the listener of the Temporal UI', () => {
  let server: TemporalDevServer;
  let ui: TemporalUi;
  let own: string;

  beforeAll(async () => {
    const logger = silentLogger();
    server = await startTemporalDevServer({ dataDir: tempDirOfFile(), logger, onProgress: () => undefined });
    ui = await openTemporalUi({ server, logger, port: 0, publicHosts: ['temporal.example:8443'] });
    own = new URL(ui.url).host;
  });

  afterAll(async () => {
    ui.close();
    await server.stop();
  });

  it.each([
    ['another host', { host: 'evil.example' }],
    ['another host with our port', { host: 'evil.example:8233' }],
    ['a name that ends like ours', { host: 'localhost.evil.example' }],
    ['a name that begins like ours', { host: 'evil.localhost:1' }],
    ['a user in the host', { host: 'localhost@evil.example' }],
    ['an address that is not loopback', { host: '192.0.2.1' }],
    ['a host that is none', { host: ':' }],
    ['the origin of another site', { origin: 'http://evil.example' }],
    ['the origin of another port here', { origin: 'http://localhost:3000' }],
    ['the origin null', { origin: 'null' }],
    ['a fetch of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    [
      'a frame in another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
  ])('refuses a request with %s', async (_, headers) => {
    for (const method of ['GET', 'POST']) expect((await send(method, '/-/start?to=/', headers)).status).toBe(403);
    expect(server.ui).toBeUndefined();
  });

  it('refuses a write without an Origin, and a request with an absolute address', async () => {
    expect((await send('POST', '/-/start?to=/')).status).toBe(403);
    expect((await send('GET', 'http://evil.example/')).status).toBe(403);
  });

  it('starts the UI on a click on its own page, then shows the requested page', async () => {
    const wanted = '/namespaces/default/workflows/release%2Fweather%2F1.0.0';
    const offered = await send('GET', wanted);
    expect(offered).toMatchObject({ status: 200, body: expect.stringContaining('/-/start?to=') });
    expect(server.ui).toBeUndefined();
    const [, action = ''] = /action="([^"]+)"/.exec(offered.body) ?? [];
    const started = await send('POST', action, { origin: `http://${own}`, 'sec-fetch-site': 'same-origin' });
    expect(started).toMatchObject({ status: 303, headers: { location: wanted } });
    const shown = await send('GET', '/');
    expect(shown).toMatchObject({ status: 200, body: expect.stringContaining('<html') });
    expect(String(shown.headers['content-security-policy'])).toContain('frame-ancestors');
  });

  it('configures the UI with the codec endpoint, and lets it send cookies there', async () => {
    const settings = async (): Promise<unknown> =>
      JSON.parse((await send('GET', '/api/v1/settings', { 'accept-encoding': 'gzip' })).body);
    expect(await settings()).toMatchObject({ Codec: { Endpoint: '', IncludeCredentials: false } });
    ui.setCodecEndpoint('http://localhost:8080/v1/temporal-codec');
    expect(await settings()).toMatchObject({
      Version: expect.any(String),
      Codec: { Endpoint: 'http://localhost:8080/v1/temporal-codec', IncludeCredentials: true, PassAccessToken: false },
    });
  });

  it('does not send the browser to another site after a start', async () => {
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:1']) {
      const path = `/-/start?to=${encodeURIComponent(to)}`;
      expect((await send('POST', path, { origin: `http://${own}` })).headers['location']).toBe('/');
    }
  });

  it('forwards writes of its own page, without the cookies of the console', async () => {
    const page = await send('GET', '/', { cookie: 'halftone_session_8080=secret' });
    const csrf = /_csrf=([^;]+)/.exec(String(page.headers['set-cookie']))?.[1] ?? '';
    const written = await send('POST', '/api/v1/namespaces/default/workflows/none/signal/x', {
      origin: `http://${own}`,
      cookie: `halftone_session_8080=secret; _csrf=${csrf}`,
      'x-csrf-token': csrf,
    });
    expect(written.status).toBe(404); // Temporal's own error: the workflow does not exist.
    expect(written.body).toContain('not found');
  });

  it('answers under the configured public name', async () => {
    const headers = { host: 'temporal.example:8443', origin: 'https://temporal.example:8443' };
    expect((await send('GET', '/', headers)).status).toBe(200);
    expect((await send('GET', '/', { host: 'temporal.example:8443', origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });

  function send(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { port } = new URL(ui.url);
    return new Promise((resolve, reject) => {
      const requested = request(
        { host: '127.0.0.1', port, method, path, headers: { host: own, ...headers } },
        (answer) => {
          let body = '';
          answer.setEncoding('utf8').on('data', (text: string) => (body += text));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
        },
      );
      requested.once('error', reject);
      requested.end();
    });
  }
});
