/** Chinese texts of the history of a release. */
import type { Words } from '../words.js';

export const history: Pick<Words, 'history'> = {
  history: {
    show: '显示内容',
    all: '全部',
    steps: '步骤',
    withRefused: '包括被拒绝的命令',
    empty: '还没有记录。',
    earlier: '显示更早的记录',
    notWhole: '此页不含更早的记录。使用控制台的“打印”按钮可打印全部记录。',
    notExported: '无法读取历史记录，请重试。',
    print: '打印',
    byRole: '{{actor}}（{{role}}）',
    successor: '打开取代它的发布单',
  },
};
