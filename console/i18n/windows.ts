/** Adds the texts of change windows, in every language. Only the parts that show or pass them import this module. */
import i18next from 'i18next';
import { windows as english } from './en/windows.js';
import { windows as chinese } from './zh-cn/windows.js';

i18next.addResourceBundle('en', 'translation', english, true);
i18next.addResourceBundle('zh-CN', 'translation', chinese, true);
