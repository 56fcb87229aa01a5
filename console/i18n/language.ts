/** The available languages, the current one, and how to change it. Only the texts of used languages are loaded. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readSetting, writeSetting } from '../shared/browser-storage.js';
import { loadPart } from '../shared/load-part.js';
import { filesOfTexts, type Subject } from './files-of-texts.js';
import { type AllWords, type Language, setWords } from './words.js';

/** Each language under its own name. */
export const languages: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

const storageKey = 'halftone.language';

export function preferredLanguage(): Language {
  const stored = readSetting(storageKey);
  if (stored === 'en' || stored === 'zh-CN') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** A change of the language loads all of them. */
const usedSubjects = new Set<Subject>(['main']);
const loaded = new Set<`${Language} ${Subject}`>();

/**
 * Loads a part together with the texts that only such parts use, in the language of the page.
 * @throws the error of either import.
 */
export function withTexts<Part>(subject: Subject, load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    usedSubjects.add(subject);
    const [part] = await Promise.all([load(), loadTexts(subject, i18next.language as Language)]);
    return part;
  };
}

/** @throws the error of the import. */
async function loadTexts(subject: Subject, language: Language): Promise<void> {
  if (loaded.has(`${language} ${subject}`)) return;
  const texts = await filesOfTexts[subject][language]();
  i18next.addResourceBundle(language, 'translation', texts, true);
  setWords(i18next.getResourceBundle(language, 'translation') as AllWords);
  loaded.add(`${language} ${subject}`);
}

/** Resolves when the texts are loaded. Call once, before the first render. English is read when another fails. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {},
    // Names of actors hold colons, as in system:plan. There is one namespace.
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const isSpoken = await speak(preferredLanguage());
  if (!isSpoken && !(await speak('en'))) throw new Error('No texts could be loaded');
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

/** False: the texts cannot be loaded, and the page keeps its current language. */
async function speak(language: Language): Promise<boolean> {
  const missing = () => [...usedSubjects].filter((subject) => !loaded.has(`${language} ${subject}`));
  try {
    // Parts that open meanwhile use more of them.
    while (missing().length > 0)
      await loadPart(() => Promise.all(missing().map((subject) => loadTexts(subject, language))));
  } catch {
    return false;
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  return true;
}
