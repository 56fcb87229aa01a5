/** Adds the texts of plans, in every language. Only the parts that show or start a plan import this module. */
import i18next from 'i18next';
import { plans as english } from './en/plans.js';
import { plans as chinese } from './zh-cn/plans.js';

i18next.addResourceBundle('en', 'translation', english, true);
i18next.addResourceBundle('zh-CN', 'translation', chinese, true);
