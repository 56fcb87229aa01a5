/** The version that an argument names: `program@version`. */
import { parseVersionNumber } from '../../../domain/registry/version-number.js';
import { OperatorFailure } from '../output/failure.js';

export interface VersionName {
  readonly miniProgram: string;
  readonly version: string;
}

/** Null for a text that is no such name. */
export function parseVersionName(text: string): VersionName | null {
  const [, miniProgram = '', version = ''] = /^([a-z0-9][a-z0-9-]*)@(.+)$/.exec(text) ?? [];
  return parseVersionNumber(version) === null ? null : { miniProgram, version };
}

/** @throws OperatorFailure for a text that is no such name. */
export function requireVersionName(text: string): VersionName {
  const name = parseVersionName(text);
  if (name === null)
    throw new OperatorFailure('usage', `"${text}" is not a version`, ['Say weather@2.3.1, for instance.']);
  return name;
}
