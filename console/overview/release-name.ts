/** The name of a release, as a user calls it: `Weather 2.3.1`. */
import type { ReleaseListItem } from '../api/types.js';

export type NamedRelease = Pick<ReleaseListItem, 'id' | 'miniProgramName' | 'version'>;

export function nameOf({ miniProgramName, version }: Pick<NamedRelease, 'miniProgramName' | 'version'>): string {
  return `${miniProgramName} ${version}`;
}
