import { describe, expect, it } from '@jest/globals';
import { fieldErrors } from '../../../domain/values/field-errors.js';
import { statusLabels } from '../../../domain/release/words.js';
import { allTextsIn } from '../../support/console/console-languages.js';

type Words = { readonly [key: string]: string | Words };

function leaves(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const placesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const en = await allTextsIn('en');
// The API says the errors of fields in English.
const english = leaves({ ...en, fieldError: fieldErrors });
const chinese = new Map(leaves(await allTextsIn('zh-CN')));

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
    const names = ['Halftone', 'UTC'];
    const isWord = (text: string) => /[a-z]{3,}/i.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && !names.includes(text);
    expect(english.filter(([key, text]) => isWord(text) && chinese.get(key) === text)).toEqual([]);
  });

  it('uses one Chinese word for each thing, as the table in zh-cn/words.ts has it', () => {
    const otherWords = /工作区|目标应用|网址|批准|关卡|越过|停止操作|可选[。，）]/;
    expect([...chinese].filter(([, text]) => otherWords.test(text))).toEqual([]);
  });

  it('writes no space before a percent sign in Chinese', () => {
    expect([...chinese].filter(([, text]) => text.includes(' %'))).toEqual([]);
  });
});
