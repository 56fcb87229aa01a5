/** The available languages, the current one, and how to change it. English is built in; others are loaded on demand. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readSetting, writeSetting } from '../shared/browser-storage.js';
import { loadPart } from '../shared/load-part.js';
import { en } from './words.js';

export type Language = 'en' | 'zh-CN';

/** Each language under its own name. */
export const languages: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

const storageKey = 'halftone.language';

export function preferredLanguage(): Language {
  const stored = readSetting(storageKey);
  if (stored === 'en' || stored === 'zh-CN') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Languages whose main texts are loaded. Pages add texts of their own to any language (see `administration.ts`). */
const loaded = new Set<Language>(['en']);

/** Resolves when the texts are loaded. Call once, before the first render. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // Names of actors hold colons, as in system:plan. There is one namespace.
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await speak(preferredLanguage());
  // The language was changed in another tab of this browser.
  addEventListener('storage', ({ key }) => {
    if (key === storageKey) void speak(preferredLanguage());
  });
}

/** Changes the language of the page and stores the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  writeSetting(storageKey, language);
  await speak(language);
}

/** When the texts cannot be loaded, the page keeps its current language. */
async function speak(language: Language): Promise<void> {
  if (language === 'zh-CN' && !loaded.has(language)) {
    const words = await loadPart(() => import('./zh-cn/words.js')).catch(() => null);
    if (words === null) return;
    i18next.addResourceBundle('zh-CN', 'translation', words.zhCn, true);
    loaded.add(language);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
