/**
 * The type of all console texts. English defines the keys, and a key that another language lacks does not compile. A
 * status, phase, command, blocker or rejection of the domain without a text does not compile either.
 */
import type { FieldErrorCode } from '../../domain/values/field-errors.js';
import type { BlockerCode } from '../../domain/release/blocker-types.js';
import type { CommandType } from '../../domain/release/command-catalog.js';
import type { CredentialEventType, RegistryEventType } from '../../domain/registry/registry-event-type.js';
import type { ReleaseEventType, TargetEventType } from '../../domain/release/event-types.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import type { GrayPhase, ReleaseStatus, TerminalReason } from '../../domain/release/release.js';
import type { Availability } from '../../domain/target/target.js';
import type { Environment } from '../../domain/registry/target-app.js';
import type { administration } from './en/administration.js';
import type { bell } from './en/bell.js';
import type { keyboard } from './en/keyboard.js';
import type { plans } from './en/plans.js';
import type { windows } from './en/windows.js';
import { catalog } from './en/catalog.js';
import { common } from './en/common.js';
import { exposure } from './en/exposure.js';
import { history } from './en/history.js';
import { progress } from './en/progress.js';
import { decideTokens } from './en/decide-tokens.js';
import { lists } from './en/lists.js';
import { overview } from './en/overview.js';
import { push } from './en/push.js';
import { rejections } from './en/rejections.js';
import { release } from './en/release.js';

interface DomainWords {
  readonly status: Record<ReleaseStatus, string>;
  readonly phase: Record<GrayPhase['name'], string>;
  readonly ending: Record<TerminalReason, string>;
  readonly blocker: Record<BlockerCode, string>;
  readonly command: Record<CommandType, string>;
  readonly event: Record<ReleaseEventType | TargetEventType | RegistryEventType | CredentialEventType, string>;
  readonly rejection: Record<RejectionCode, string>;
  readonly remedy: Record<RejectionCode, string>;
  readonly availability: Record<Availability, string>;
  readonly environment: Record<Environment, string>;
}

export const en = {
  ...common,
  ...release,
  ...rejections,
  ...progress,
  ...catalog,
  ...push,
  ...decideTokens,
  ...exposure,
  ...history,
  ...overview,
  ...lists,
} satisfies DomainWords;

/** Whether a word of the API has a text here. Later versions of the API may know more. */
export function isKeyOf<Group extends object>(group: Group, key: string): key is Extract<keyof Group, string> {
  return Object.hasOwn(group, key);
}

type Widened<Value> = Value extends string ? string : { readonly [Key in keyof Value]: Widened<Value[Key]> };

export type Words = Widened<typeof en>;

/** Texts that are loaded with the pages that use them (see `administration.ts`, `bell.ts` and `keyboard.ts`). */
export type AdministrationWords = Widened<typeof administration>;
export type BellWords = Widened<typeof bell>;
export type KeyboardWords = Widened<typeof keyboard>;

/** Texts that are loaded with the plan of a release (see `plans.ts`). */
export type PlanTexts = Widened<typeof plans>;

/** Texts that are loaded with change windows (see `windows.ts`). */
export type WindowWords = Widened<typeof windows>;

/** For languages other than English, in which the API says them. */
export interface FieldErrorWords {
  readonly fieldError: Record<FieldErrorCode, string>;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: {
      readonly translation: Words &
        AdministrationWords &
        BellWords &
        KeyboardWords &
        PlanTexts &
        WindowWords &
        FieldErrorWords;
    };
  }
}
