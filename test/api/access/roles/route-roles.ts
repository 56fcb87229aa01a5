/** A row of the table of roles: a route, and who may call it. */
import { randomUUID } from 'node:crypto';
import type { Method } from '../../../support/client.js';
import type { Person, RegistryWorld } from '../../../support/registry-world.js';

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
}

export interface RouteRoles {
  /** Asked anew for each person, so that writes do not meet each other's effects. */
  readonly ask: (world: RegistryWorld) => Asked | Promise<Asked>;
  readonly success: number;
  readonly may: readonly Person[];
  /** What they may read and not do: 403. */
  readonly mayNot?: readonly Person[];
  /** For all others with a token; by default 404. */
  readonly others?: number;
}

/** A member of the makers that none of the people is. */
export const helper = 'helper';

export const except = (some: readonly Person[], ...gone: Person[]): Person[] =>
  some.filter((one) => !gone.includes(one));
export const anId = (): string => `x-${randomUUID()}`;
export const inMakers = (world: RegistryWorld, rest = ''): string => `/v1/workspaces/${world.makers}${rest}`;
export const inProgram = (world: RegistryWorld, rest = ''): string => `/v1/mini-programs/${world.miniProgram}${rest}`;
export const get =
  (path: (world: RegistryWorld) => string | Promise<string>) =>
  async (world: RegistryWorld): Promise<Asked> => ({
    method: 'GET',
    path: await path(world),
  });

/** The status that a person must meet. */
export function statusFor(person: Person, { success, may, mayNot = [], others = 404 }: RouteRoles): number {
  if (person === 'nobody') return 401;
  if (may.includes(person)) return success;
  return mayNot.includes(person) ? 403 : others;
}
