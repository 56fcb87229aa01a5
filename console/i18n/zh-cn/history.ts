/** Chinese texts of the history and the lifecycle of a release. */
import type { Words } from '../words.js';

export const history: Pick<Words, 'history' | 'lifecycle'> = {
  history: {
    show: '显示内容',
    all: '全部',
    steps: '步骤',
    withDeliveries: '包括向宿主应用的推送',
    withRefused: '包括被拒绝的命令',
    empty: '还没有记录。',
    earlier: '显示更早的记录',
    notWhole: '此页不含更早的记录。使用控制台的“打印”按钮可打印全部记录。',
    notExported: '无法读取历史记录，请重试。',
    print: '打印',
    byRole: '{{actor}}（{{role}}）',
    successor: '打开取代它的发布单',
  },
  lifecycle: {
    title: '发布单的阶段',
    stage: {
      CREATED: '创建',
      UNDER_REVIEW: '审核',
      PILOT_TESTING: '体验测试',
      RELEASE_PREPARATION: '发布准备',
      GRAYSCALE_RELEASE: '灰度发布',
      FULL_RELEASE: '全量发布',
    },
    end: { canceled: '已取消', superseded: '已被取代', rolledBack: '已回滚', offline: '已下线' },
    skipped: '已跳过',
    state: { done: '（已完成）', current: '（当前）', skipped: '（未经过）', ahead: '（未到）', ended: '（最终）' },
  },
};
