/** Adds the texts of the bell's panel, in every language. Only the panel imports this module. */
import i18next from 'i18next';
import { bell as english } from './en/bell.js';
import { bell as chinese } from './zh-cn/bell.js';

i18next.addResourceBundle('en', 'translation', english, true);
i18next.addResourceBundle('zh-CN', 'translation', chinese, true);
