import { address } from '../api/base-path.js';

/** The whole address of a release's page, for use outside of the console. */
export function linkToRelease(id: string): string {
  return new URL(address(`/releases/${id}`), location.href).href;
}
