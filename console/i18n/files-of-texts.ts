/** The files of texts, one for each subject in each language. A browser loads those of one language. */
import type {
  AdministrationWords,
  BellWords,
  KeyboardWords,
  Language,
  PlanTexts,
  TargetAppWords,
  WindowWords,
  Words,
} from './words.js';

/** `main` is loaded before the first render, others with the parts that use them. */
interface Subjects {
  readonly main: Words;
  readonly administration: AdministrationWords;
  readonly bell: BellWords;
  readonly keyboard: KeyboardWords;
  readonly plans: PlanTexts;
  readonly targetApps: TargetAppWords;
  readonly windows: WindowWords;
}

export type Subject = keyof Subjects;

type Files = { readonly [Of in Subject]: Readonly<Record<Language, () => Promise<Subjects[Of]>>> };

export const filesOfTexts: Files = {
  main: {
    en: async () => (await import('./en/words.js')).en,
    'zh-CN': async () => (await import('./zh-cn/chunk.js')).zhCn,
  },
  administration: {
    en: async () => (await import('./en/administration.js')).administration,
    'zh-CN': async () => (await import('./zh-cn/administration.js')).administration,
  },
  bell: {
    en: async () => (await import('./en/bell.js')).bell,
    'zh-CN': async () => (await import('./zh-cn/bell.js')).bell,
  },
  keyboard: {
    en: async () => (await import('./en/keyboard.js')).keyboard,
    'zh-CN': async () => (await import('./zh-cn/keyboard.js')).keyboard,
  },
  plans: {
    en: async () => (await import('./en/plans.js')).plans,
    'zh-CN': async () => (await import('./zh-cn/plans.js')).plans,
  },
  targetApps: {
    en: async () => (await import('./en/target-apps.js')).targetApps,
    'zh-CN': async () => (await import('./zh-cn/target-apps.js')).targetApps,
  },
  windows: {
    en: async () => (await import('./en/windows.js')).windows,
    'zh-CN': async () => (await import('./zh-cn/windows.js')).windows,
  },
};
