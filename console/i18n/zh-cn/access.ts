/** Chinese texts of sessions and of access events. */
import type { Words } from '../words.js';

export const access: Pick<Words, 'sessions' | 'access'> = {
  sessions: {
    title: '当前会话',
    empty: '没有会话。',
    client: '浏览器',
    address: '地址',
    token: '登录所用令牌',
    current: '当前',
    end: '结束',
    endLabel: '结束始于 {{at}} 的会话',
    endAll: '退出所有会话',
    endAllTitle: '退出所有会话？',
    endAllDetail: '您的所有会话都将结束，包括当前会话。令牌仍然有效。',
  },
  access: {
    title: '动态',
    details: '详情',
    empty: '还没有任何记录。',
    everybody: '所有用户',
  },
};
