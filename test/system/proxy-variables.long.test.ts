/** Proxy variables of a company network do not affect connections between Halftone and its own servers. */
import { expect, it } from '@jest/globals';
import { announced } from '../support/installation/installation.js';
import { runHalftone } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

/** A closed port. */
const proxy = 'http://127.0.0.1:1';

it.each([
  { http_proxy: proxy, https_proxy: proxy, grpc_proxy: proxy, all_proxy: proxy, NODE_USE_ENV_PROXY: '1' },
  { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, GRPC_PROXY: proxy, ALL_PROXY: proxy, NODE_USE_ENV_PROXY: '1' },
  { http_proxy: proxy, NO_PROXY: 'internal.example' },
])('npm start serves with %j', async (env) => {
  const dataDir = tempDir();
  const program = runHalftone(['start'], { dataDir, env });
  const { apiUrl } = await announced(program, dataDir);
  expect((await fetch(`${apiUrl}/readyz`)).status).toBe(200);
  expect(await program.end()).toBe(0);
});
