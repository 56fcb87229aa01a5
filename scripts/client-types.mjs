/**
 * `npm run client`: writes the types of the HTTP client into client/: api-types.generated.ts from our OpenAPI document,
 * problem-types.generated.ts from the rejection catalogue. With --check it only says whether they are up to date.
 */
import './check-node.mjs';

const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { existsSync, readFileSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { default: openapiTypes, astToString } = await import('openapi-typescript');
const { default: ts } = await import('typescript');
const { projectDir } = await import('./run-step.mjs');
const { problemTypes } = await import('./problem-types.mjs');
const { openApiDocument } = await import('../dist/api/http/openapi/openapi.js');
const { allRoutes } = await import('../dist/api/all-routes.js');
const { problemCodes } = await import('../dist/contracts/http/problem.js');
const { httpStatusOf } = await import('../dist/domain/release/rejections.js');

const head = `/* eslint-disable */
/** Made by \`npm run client\` from our OpenAPI document. Change the contracts, then run it again. */
import type { OtherCode, RejectionCode, RejectionFacts } from './problem-types.generated.js';

/** \`code\` tells which \`facts\` there are. Later versions add codes: keep a branch for what is unknown. */
type ByCode<Plain> =
  | { [Code in RejectionCode]: Omit<Plain, 'code' | 'facts'> & { code: Code; facts: RejectionFacts[Code] } }[RejectionCode]
  | (Omit<Plain, 'code'> & { code: OtherCode });
`;

// The address of the server is in the document and not in the types.
const document = openApiDocument(allRoutes, 'http://halftone.test');
const types = await openapiTypes(JSON.stringify(document), {
  // Without this option, a field of a request that has a default counts as one that must be there.
  defaultNonNullable: false,
  postTransform: (type, { path }) =>
    path === '#/components/schemas/Problem' ? ts.factory.createTypeReferenceNode('ByCode', [type]) : undefined,
});

const texts = {
  'api-types.generated.ts': head + astToString(types),
  'problem-types.generated.ts': problemTypes(httpStatusOf, problemCodes),
};
for (const [name, text] of Object.entries(texts)) {
  const file = join(projectDir, 'client', name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`halftone: client/${name} is not what our routes make. Run \`npm run client\` and commit it.`);
    process.exitCode = 1;
  }
}
