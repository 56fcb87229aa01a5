import { describe, expect, it } from '@jest/globals';
import { administration } from '../../console/i18n/en/administration.js';
import { bell } from '../../console/i18n/en/bell.js';
import { keyboard } from '../../console/i18n/en/keyboard.js';
import { en } from '../../console/i18n/words.js';
import { administration as administrationZh } from '../../console/i18n/zh-cn/administration.js';
import { bell as bellZh } from '../../console/i18n/zh-cn/bell.js';
import { keyboard as keyboardZh } from '../../console/i18n/zh-cn/keyboard.js';
import { plans } from '../../console/i18n/en/plans.js';
import { plans as plansZh } from '../../console/i18n/zh-cn/plans.js';
import { zhCn } from '../../console/i18n/zh-cn/words.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { statusLabels } from '../../domain/release/words.js';

type Words = { readonly [key: string]: string | Words };

function leaves(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const placesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
// The API says the errors of fields in English.
const english = leaves({ ...en, ...administration, ...bell, ...keyboard, ...plans, fieldError: fieldErrors });
const chinese = new Map(leaves({ ...zhCn, ...administrationZh, ...bellZh, ...keyboardZh, ...plansZh }));

describe('the words of the console', () => {
  it('take the labels of statuses from the domain', () => {
    expect(en.status).toBe(statusLabels);
  });

  it.each(english)('%s has the same places for facts in both languages', (key, text) => {
    const translated = chinese.get(key) ?? '';
    expect(translated.trim()).not.toBe('');
    expect(placesIn(translated)).toEqual(placesIn(text));
  });

  it('says in Chinese what it says in English, nowhere the same text', () => {
    const isWord = (text: string) => /[a-z]{3,}/i.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && text !== 'Halftone';
    expect(english.filter(([key, text]) => isWord(text) && chinese.get(key) === text)).toEqual([]);
  });
});
