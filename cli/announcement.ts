/** What a person reads who has started everything: where it is, who one is there, what to try. */
import { relative, sep } from 'node:path';
import type { FirstAdminToken } from './first-admin-token.js';
import { programVersion } from './program-version.js';

export interface Announced {
  readonly apiUrl: string;
  /** The console, with its one-time link; undefined where nobody can be signed in by one. */
  readonly consoleUrl: string | undefined;
  /** Undefined without a port of their own. */
  readonly metricsUrl: string | undefined;
  /** Undefined where nobody said where that of a cluster is. */
  readonly temporalUiUrl: string | undefined;
  readonly dataDir: string;
  readonly adminToken: FirstAdminToken;
}

export function announcement({
  apiUrl,
  consoleUrl,
  metricsUrl,
  temporalUiUrl,
  dataDir,
  adminToken,
}: Announced): string {
  const places = [
    `  Console       ${consoleUrl ?? `${apiUrl}/`}${consoleUrl === undefined ? '' : '   (signs in once)'}`,
    `  API           ${apiUrl}`,
    `  Try it        ${apiUrl}/docs`,
    ...(temporalUiUrl === undefined ? [] : [`  Temporal UI   ${temporalUiUrl}`]),
    ...(metricsUrl === undefined ? [] : [`  Metrics       ${metricsUrl}/metrics`]),
    `  Data          ${shortPath(dataDir)}`,
    `  Admin token   ${whereToken(adminToken)}`,
  ];
  const next = ['  npm run demo', ...(adminToken.is === 'in file' ? [`  ${firstCall(apiUrl, adminToken.path)}`] : [])];
  return [
    '',
    `Halftone ${programVersion()} runs.`,
    '',
    ...places,
    '',
    'Next, in a second terminal:',
    '',
    ...next,
    '',
    'Ctrl-C ends everything; the next start goes on where this one was.',
    '',
  ].join('\n');
}

function whereToken(token: FirstAdminToken): string {
  return token.is === 'in file'
    ? `in ${shortPath(token.path)} (user admin)`
    : 'made before, and not kept here; stop this and run `npx halftone token create --help` for another';
}

function firstCall(apiUrl: string, tokenFile: string): string {
  return `curl -H "Authorization: Bearer $(cat ${quoted(shortPath(tokenFile))})" ${apiUrl}/v1/me`;
}

/** From here when it is below here: that is how it is typed in a second terminal. */
function shortPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '..' || fromHere.startsWith(`..${sep}`) ? path : fromHere || '.';
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
