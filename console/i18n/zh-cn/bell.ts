/** Chinese texts of the bell's panel. */
import type { BellWords } from '../words.js';

export const bell: BellWords = {
  bell: {
    introduction:
      '他人和系统对您创建或操作过的发布单、您所属小程序的发布单所做的操作，以及您可以审核的申请。显示最新的 50 条。',
    empty: '还没有事件。当他人操作您的发布单或请您审核时，会显示在这里。',
    isNew: '新',
    target: '投放目标',
  },
};
