/** A row of the role matrix: a route and the expected status for each kind of user. */
import { randomUUID } from 'node:crypto';
import type { Method } from '../../../support/http/client.js';
import type { Person, RegistryWorld } from '../../../support/api/registry-world.js';

interface ExampleRequest {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
}

export interface RouteRoles {
  /** Called once for each person, so that writes do not affect each other. */
  readonly ask: (world: RegistryWorld) => ExampleRequest | Promise<ExampleRequest>;
  readonly success: number;
  readonly may: readonly Person[];
  /** Persons with read access to the resource but without the permission: 403. */
  readonly mayNot?: readonly Person[];
  /** Status for all others with a token; by default 404. */
  readonly others?: number;
}

/** A member of the makers' workspace who is not one of `people`. */
export const helper = 'helper';

export const except = (some: readonly Person[], ...gone: Person[]): Person[] =>
  some.filter((one) => !gone.includes(one));
export const anId = (): string => `x-${randomUUID()}`;
export const inMakers = (world: RegistryWorld, rest = ''): string => `/v1/workspaces/${world.makers}${rest}`;
export const inProgram = (world: RegistryWorld, rest = ''): string => `/v1/mini-programs/${world.miniProgram}${rest}`;
export const get =
  (path: (world: RegistryWorld) => string | Promise<string>) =>
  async (world: RegistryWorld): Promise<ExampleRequest> => ({
    method: 'GET',
    path: await path(world),
  });

/** The expected status for a person. */
export function statusFor(person: Person, { success, may, mayNot = [], others = 404 }: RouteRoles): number {
  if (person === 'anonymous') return 401;
  if (may.includes(person)) return success;
  return mayNot.includes(person) ? 403 : others;
}
