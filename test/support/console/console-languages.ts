/** The translations of the console, for tests of its texts. */
import i18next, { type TFunction } from 'i18next';
import { filesOfTexts } from '../../../console/i18n/files-of-texts.js';
import { type AllWords, type Language, setWords } from '../../../console/i18n/words.js';

export async function allTextsIn(language: Language): Promise<AllWords> {
  const texts = await Promise.all(Object.values(filesOfTexts).map((files) => files[language]()));
  return Object.assign({}, ...texts) as AllWords;
}

export async function consoleLanguages(): Promise<{ readonly english: TFunction; readonly chinese: TFunction }> {
  const english = await allTextsIn('en');
  setWords(english);
  const instance = i18next.createInstance();
  const resources = { en: { translation: english }, 'zh-CN': { translation: await allTextsIn('zh-CN') } };
  await instance.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
  return { english: instance.getFixedT('en'), chinese: instance.getFixedT('zh-CN') };
}
