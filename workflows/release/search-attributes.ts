/**
 * Search attributes of a release's workflow in the Temporal UI. Names and types are defined in `platform`, which also
 * registers them with the dev server. Only the types are imported here, for the compiler to compare.
 */
import { defineSearchAttributeKey, type SearchAttributePair, type SearchAttributeType } from '@temporalio/common';
import { percentOf } from '../../domain/values/percentage.js';
import { bpOf, type ShownRelease } from '../../domain/release/release.js';
import type { releaseSearchAttributes } from '../../platform/temporal/temporal-search-attributes.js';

type Registered = typeof releaseSearchAttributes;
type Key<Type extends SearchAttributeType> = ReturnType<typeof defineSearchAttributeKey<Type>>;
type Keys = { readonly [Name in keyof Registered]: Key<Uppercase<Registered[Name]>> };

/** Does not compile unless it names every registered attribute with its registered type. */
export const searchAttributeKeys: Keys = {
  ReleaseStatus: defineSearchAttributeKey('ReleaseStatus', 'KEYWORD'),
  MiniProgramId: defineSearchAttributeKey('MiniProgramId', 'KEYWORD'),
  TargetApp: defineSearchAttributeKey('TargetApp', 'KEYWORD'),
  ReleaseEnvironment: defineSearchAttributeKey('ReleaseEnvironment', 'KEYWORD'),
  ReleaseVersion: defineSearchAttributeKey('ReleaseVersion', 'KEYWORD'),
  RolloutPercent: defineSearchAttributeKey('RolloutPercent', 'DOUBLE'),
};

/** The two attributes that change during the life of a release. */
export function changingAttributes(release: ShownRelease): SearchAttributePair[] {
  return [
    { key: searchAttributeKeys.ReleaseStatus, value: release.state.status },
    { key: searchAttributeKeys.RolloutPercent, value: percentOf(bpOf(release)) },
  ];
}

export function allAttributes(release: ShownRelease): SearchAttributePair[] {
  return [
    { key: searchAttributeKeys.MiniProgramId, value: release.miniProgram },
    { key: searchAttributeKeys.TargetApp, value: release.targetApp },
    { key: searchAttributeKeys.ReleaseEnvironment, value: release.environment },
    { key: searchAttributeKeys.ReleaseVersion, value: release.version },
    ...changingAttributes(release),
  ];
}
