/** Chinese texts of the measured exposure. */
import type { Words } from '../words.js';

export const exposure: Pick<Words, 'exposure'> = {
  exposure: {
    title: '用户实际获得的版本',
    share: '最近一小时的 {{decisions}} 次决策中，约 {{percentage}} 返回本次发布。',
    none: '最近一小时内没有决策请求。',
    line: '最近一小时内每分钟返回本次发布的决策占比',
    lineOfLife: '自第一步以来设定的用户比例，以及最近一小时测得的比例',
    range: '时间范围',
    hour: '最近一小时',
    life: '自第一步以来',
    requested: '设定比例',
    requestedShare: '设定比例：{{percentage}}',
    given: '测得比例',
    givenShare: '测得比例：{{percentage}}',
    counted: '只统计向这些服务器请求的决策，不含其他进程中由决策库作出的决策。',
  },
};
