/**
 * `npm run client`: writes client/api-types.generated.ts, the types of the HTTP client, from our OpenAPI document. With
 * --check it only says whether that file is up to date.
 */
import './check-node.mjs';

const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { existsSync, readFileSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { default: openapiTypes, astToString } = await import('openapi-typescript');
const { projectDir } = await import('./run-step.mjs');
const { openApiDocument } = await import('../dist/api/http/openapi/openapi.js');
const { allRoutes } = await import('../dist/api/all-routes.js');

const head = '/** Made by `npm run client` from our OpenAPI document. Change the contracts, then run it again. */\n';

// The address of the server is in the document and not in the types.
const document = openApiDocument(allRoutes, 'http://halftone.test');
// Without this option, a field of a request that has a default counts as one that must be there.
const types = await openapiTypes(JSON.stringify(document), { defaultNonNullable: false });

const file = join(projectDir, 'client', 'api-types.generated.ts');
const text = head + astToString(types);
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error(
    'halftone: client/api-types.generated.ts is not what our routes make. Run `npm run client` and commit it.',
  );
  process.exit(1);
}
