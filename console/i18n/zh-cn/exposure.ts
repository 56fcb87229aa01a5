/** Chinese texts of the measured exposure. */
import type { Words } from '../words.js';

export const exposure: Pick<Words, 'exposure'> = {
  exposure: {
    title: '用户实际获得的版本',
    share: '最近一小时的 {{decisions}} 次判定中，约 {{percentage}} 给出了本次发布。',
    none: '最近一小时内此处没有任何判定请求。',
    line: '最近一小时每分钟给出本次发布的判定占比',
    lineOfLife: '自第一步以来设定的用户比例，以及最近一小时测得的比例',
    range: '时间范围',
    hour: '最近一小时',
    life: '自第一步以来',
    asked: '设定比例',
    askedNow: '设定比例：{{percentage}}',
    given: '测得比例',
    counted: '只统计向这些服务器请求的判定；其他进程内的判定库所做的判定不计入。',
  },
};
