/** The translations of the console, for tests of its texts. */
import i18next, { type TFunction } from 'i18next';
import { en } from '../../console/i18n/words.js';
import { zhCn } from '../../console/i18n/zh-cn/words.js';

export async function consoleLanguages(): Promise<{ readonly english: TFunction; readonly chinese: TFunction }> {
  const instance = i18next.createInstance();
  const resources = { en: { translation: en }, 'zh-CN': { translation: zhCn } };
  await instance.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
  return { english: instance.getFixedT('en'), chinese: instance.getFixedT('zh-CN') };
}
