/** Chinese texts of push. */
import type { TargetAppWords } from '../words.js';

export const push: Pick<TargetAppWords, 'push'> = {
  push: {
    title: '向 {{name}} 推送变更',
    lead: 'Halftone 会将各投放目标的每次变更发送到其后端。此后，提高比例须经它确认才会生效。',
    url: '地址',
    urlHint: '公网 https 地址。消息按 Standard Webhooks 签名，参见 docs/push.md。',
    urlInvalid: '不是有效地址，例如 https://wallet.example/halftone。',
    secretTitle: '请立即复制密钥',
    secretDetail: '仅显示这一次。后端用它验证消息。',
    rotate: '更换密钥',
    rotateDetail: '原密钥在 24 小时内与新密钥同时用于签名。',
    previousUntil: '原密钥在 {{at}} 之前仍同时用于签名。',
    remove: '停止推送',
    removeTitle: '停止向 {{name}} 推送？',
    removeDetail: '此后，调整一经提交即视为已确认。',
    upToDate: '宿主应用已确认全部变更。',
    unconfirmed: '尚未确认：{{count}} 个投放目标，最早始于 {{since}}。',
    refused: {
      NOT_HTTPS: '只支持以 https:// 开头的地址。',
      HAS_CREDENTIALS: '地址中不能包含用户名或密码。',
      PRIVATE_ADDRESS: '该地址指向内部网络。Halftone 的运维人员可以在配置中放行。',
      UNKNOWN_HOST: '无法解析该地址的主机。',
    },
  },
};
