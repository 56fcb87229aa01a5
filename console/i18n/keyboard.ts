/** Adds the texts of palette and shortcuts, in every language. Only these parts import this module. */
import i18next from 'i18next';
import { keyboard as english } from './en/keyboard.js';
import { keyboard as chinese } from './zh-cn/keyboard.js';

i18next.addResourceBundle('en', 'translation', english, true);
i18next.addResourceBundle('zh-CN', 'translation', chinese, true);
