/** Finds the release that an argument names: by its id, or as `program@version/app/environment`. */
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import type { Progress } from '../../../client/wait-for.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import { isFinalStatus } from '../../../domain/release/release.js';
import { withoutUndefined } from '../output/given.js';
import { OperatorFailure } from '../output/failure.js';
import { parseVersionName, type VersionName } from '../registry/version-name.js';
import { nameOfRelease } from './release-columns.js';

export interface ReleaseName extends VersionName {
  readonly targetApp: string;
  readonly environment: Environment;
}

/** Null for a text that is no such name. */
export function parseReleaseName(text: string): ReleaseName | null {
  const [, versionName = '', targetApp = '', place = ''] = /^([^/]+)\/([a-z0-9][a-z0-9-]*)\/([a-z]+)$/.exec(text) ?? [];
  const version = parseVersionName(versionName);
  const environment = environments.find((one) => one === place);
  return version === null || environment === undefined ? null : { ...version, targetApp, environment };
}

/** @throws OperatorFailure for a text that is neither a name nor an id. */
export function requireReleaseName(text: string): ReleaseName {
  const name = parseReleaseName(text);
  if (name !== null) return name;
  throw new OperatorFailure('usage', `"${text}" does not name a release`, [
    `Say program@version/app/environment, such as weather@2.3.1/wallet/production. Environments: ${environments.join(', ')}.`,
  ]);
}

/**
 * The state of the release. A rollback makes another release of the same version and target: the one that has not
 * ended is meant. @throws OperatorFailure when there is none, and the reason of the signal when it aborts.
 */
export async function findRelease(client: HalftoneClient, text: string, signal?: AbortSignal): Promise<Progress> {
  const ending = withoutUndefined({ signal });
  const release = /[@/]/.test(text) ? await idOfName(client, requireReleaseName(text), ending) : text;
  return bodyOf(client.GET('/v1/releases/{release}', { params: { path: { release } }, ...ending }));
}

async function idOfName(client: HalftoneClient, name: ReleaseName, ending: { signal?: AbortSignal }): Promise<string> {
  const { items } = await bodyOf(client.GET('/v1/releases', { params: { query: { ...name } }, ...ending }));
  const open = items.filter(({ status }) => !isFinalStatus(status));
  const [first] = open.length > 0 ? open : items;
  if (open.length > 1)
    throw new OperatorFailure('usage', `${nameOfRelease(name)} names ${open.length} releases`, [
      `Say one by its id: ${open.map(({ id, kind }) => `${id} (${kind})`).join(', ')}.`,
    ]);
  if (first !== undefined) return first.id;
  throw new OperatorFailure('usage', `There is no release ${nameOfRelease(name)}, or you may not read it`, [
    'See `halftone release list`.',
  ]);
}
