/** The text that `halftone start` prints: addresses, a link that signs in to the console, and commands to try. */
import { relative, sep } from 'node:path';
import { makeSignInLink } from '../../api/access/sign-in-link.js';
import { findSystemAdmin } from '../../store/access/sessions.js';
import type { Database } from '../../store/database/database.js';
import type { FirstAdminToken } from './first-admin-token.js';
import { programVersion } from './program-version.js';

export interface Announced {
  readonly apiUrl: string;
  /** One-time link that signs in. Undefined when no system admin's token is valid. */
  readonly consoleUrl: string | undefined;
  readonly metricsUrl: string;
  /** Undefined for a cluster without a configured UI address. */
  readonly temporalUiUrl: string | undefined;
  readonly dataDir: string;
  readonly durability: Database['durability'];
  readonly adminToken: FirstAdminToken;
}

export function announcement({
  apiUrl,
  consoleUrl,
  metricsUrl,
  temporalUiUrl,
  dataDir,
  durability,
  adminToken,
}: Announced): string {
  const places = [
    `  Console       ${consoleUrl ?? `${apiUrl}/`}${consoleUrl === undefined ? '' : '   (signs in once)'}`,
    `  API           ${apiUrl}`,
    `  Try it        ${apiUrl}/docs`,
    `  Guide         ${apiUrl}/docs/guide`,
    ...(temporalUiUrl === undefined ? [] : [`  Temporal UI   ${temporalUiUrl}`]),
    `  Metrics       ${metricsUrl}/metrics`,
    `  Data          ${shortPath(dataDir)}${durability === 'not synced' ? '   (not safe from a power cut: see the log)' : ''}`,
    `  Admin token   ${whereToken(adminToken)}`,
  ];
  return [
    '',
    `Halftone ${programVersion()} runs.`,
    '',
    ...places,
    '',
    'Next, in a second terminal:',
    '',
    ...nextLines(apiUrl, dataDir, adminToken).map((line) => `  ${line}`),
    '',
    'Ctrl-C ends everything; the next start goes on where this one was.',
    '',
  ].join('\n');
}

function whereToken(token: FirstAdminToken): string {
  return token.kind === 'inFile'
    ? `in ${shortPath(token.path)} (user admin)`
    : 'made before, and not kept here; stop this and run `npx halftone token create --help` for another';
}

/** Commands to copy, with the settings that differ from the defaults: another process must get them too. */
function nextLines(apiUrl: string, dataDir: string, token: FirstAdminToken): readonly string[] {
  const url = apiUrl === 'http://localhost:8080' ? '' : `HALFTONE_URL=${apiUrl} `;
  const folder = shortPath(dataDir) === '.halftone' ? '' : `HALFTONE_DATA_DIR=${quoted(shortPath(dataDir))} `;
  const [settings, secret] =
    token.kind === 'inFile'
      ? [url + folder, `$(cat ${quoted(shortPath(token.path))})`]
      : [`${url}HALFTONE_TOKEN=… `, '…'];
  return [`${settings}npm run demo`, `curl -H "Authorization: Bearer ${secret}" ${apiUrl}/v1/me`];
}

/** Relative to the working directory when the path is below it. */
function shortPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '..' || fromHere.startsWith(`..${sep}`) ? path : fromHere || '.';
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** A new link that signs the operator in to the console, once and within an hour. Undefined: see `consoleUrl`. */
export async function consoleLink(database: Database, url: string): Promise<string | undefined> {
  const nowMs = Date.now();
  const admin = await findSystemAdmin(database.kysely, nowMs);
  if (admin === undefined) return undefined;
  return (await makeSignInLink(database.kysely, { ...admin, url, nowMs })).url;
}
