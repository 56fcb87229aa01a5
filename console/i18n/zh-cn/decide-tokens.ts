/** Chinese texts of decide tokens. */
import type { TargetAppWords } from '../words.js';

export const decideTokens: Pick<TargetAppWords, 'decideTokens'> = {
  decideTokens: {
    button: '决策令牌',
    title: '决策令牌',
    lead: '决策令牌只能读取某个用户得到哪个版本，不能用于其他操作。',
    nameHint: '由谁使用，例如“钱包启动器”。',
    kindLabel: '令牌存放在哪里',
    kind: {
      page: '页面',
      server: '后端',
      old: '页面和后端（旧）',
    },
    kindHint: {
      page: '用户运行的页面或应用：通过 OFREP 查询，允许跨域。',
      server: '您自己的服务器：可查询，也可订阅包含盐值和体验者标识的数据流；页面无法读取其响应。',
    },
    secretDetail: '仅显示这一次。决策服务会在一秒内接受它。',
  },
};
