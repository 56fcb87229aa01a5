/** Which languages there are, which one is spoken, and how it is changed. English is built in; others load when asked for. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readSetting, writeSetting } from '../shared/browser-storage.js';
import { loadPart } from '../shared/load-part.js';
import { en } from './words.js';

export type Language = 'en' | 'zh-CN';

/** Each language by its own name. */
export const languages: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

const storageKey = 'halftone.language';

export function preferredLanguage(): Language {
  const stored = readSetting(storageKey);
  if (stored === 'en' || stored === 'zh-CN') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Resolves when words are there; call once, before the first render. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await speak(preferredLanguage());
  // Chosen in another tab of this browser.
  addEventListener('storage', ({ key }) => {
    if (key === storageKey) void speak(preferredLanguage());
  });
}

/** Changes the language of the page and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  writeSetting(storageKey, language);
  await speak(language);
}

/** A language whose words cannot be loaded leaves the page in the language that it has. */
async function speak(language: Language): Promise<void> {
  if (language === 'zh-CN' && !i18next.hasResourceBundle('zh-CN', 'translation')) {
    const words = await loadPart(() => import('./zh-cn/words.js')).catch(() => null);
    if (words === null) return;
    i18next.addResourceBundle('zh-CN', 'translation', words.zhCn);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
