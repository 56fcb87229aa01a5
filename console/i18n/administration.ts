/**
 * Adds the texts for administrators, in every language. Pages that use them import this module, and no other page
 * loads them.
 */
import i18next from 'i18next';
import { administration as english } from './en/administration.js';
import { administration as chinese } from './zh-cn/administration.js';

i18next.addResourceBundle('en', 'translation', english, true);
i18next.addResourceBundle('zh-CN', 'translation', chinese, true);
