/**
 * The type of all console texts, and the texts that were loaded. English defines the keys, and a key that another
 * language lacks does not compile. No module of a page imports the texts of a language: a browser loads one language.
 */
import type { FieldErrorCode } from '../../domain/values/field-errors.js';
import type { administration } from './en/administration.js';
import type { bell } from './en/bell.js';
import type { keyboard } from './en/keyboard.js';
import type { plans } from './en/plans.js';
import type { targetApps } from './en/target-apps.js';
import type { windows } from './en/windows.js';
import type { en } from './en/words.js';

export type Language = 'en' | 'zh-CN';

/** Whether a word of the API has a text here. Later versions of the API may know more. */
export function isKeyOf<Group extends object>(group: Group, key: string): key is Extract<keyof Group, string> {
  return Object.hasOwn(group, key);
}

type Widened<Value> = Value extends string ? string : { readonly [Key in keyof Value]: Widened<Value[Key]> };

export type Words = Widened<typeof en>;

/** Texts that are loaded with the parts that use them: `withTexts` in `language.ts`. */
export type AdministrationWords = Widened<typeof administration>;
export type BellWords = Widened<typeof bell>;
export type KeyboardWords = Widened<typeof keyboard>;
export type PlanTexts = Widened<typeof plans>;
export type TargetAppWords = Widened<typeof targetApps>;
export type WindowWords = Widened<typeof windows>;

export type AllWords = Words &
  AdministrationWords &
  BellWords &
  KeyboardWords &
  PlanTexts &
  TargetAppWords &
  WindowWords;

/** All texts that were loaded, in one of the languages: which keys there are. Set before the first render. */
export let words: AllWords;

export function setWords(loaded: AllWords): void {
  words = loaded;
}

/** For languages other than English, in which the API says them. */
export interface FieldErrorWords {
  readonly fieldError: Record<FieldErrorCode, string>;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: {
      readonly translation: AllWords & FieldErrorWords;
    };
  }
}
