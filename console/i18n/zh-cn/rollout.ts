/** Chinese texts of the policy that plans follow. */
import type { TargetAppWords } from '../words.js';

export const rollout: Pick<TargetAppWords, 'rolloutPolicy'> = {
  rolloutPolicy: {
    title: '计划',
    propagationLag: '步骤到达用户所需的时间',
    propagationLagHint: '宿主应用确认步骤之后，再过这段时间才开始计算观察时间。只用于更改之后确认的步骤。',
    minBake: '自动步骤之前的最短时间',
    minBakeHint: '某一步的观察时间更短的计划不能启动。正在运行的计划保留原来的时间，直到被修改。',
    resumeGrace: '恢复之后的时间',
    resumeGraceHint: '发布单恢复之后，自动步骤不会早于这段时间。',
    zone: '时区',
    zoneHint: '即将执行的步骤落在该时区的夜间（22:00 至 07:00）或周末时，会给出警告。',
    openingSpread: '开放后的分散时间',
    openingSpreadHint:
      '被变更窗口推迟的自动步骤，会在窗口开放后的这段时间内执行，且不超过开放时长的十分之一，各发布单的执行时间不同。因中断而延误的步骤也是如此。',
    approvalFrom: '审批起点',
    approvalFromHint:
      '从此比例起，生产环境中的每次提高都是计划中的一步，并须由另一名用户（本工作空间的审核员或管理员）通过。留空：仅在计划要求时审批。',
    noApproval: '仅在计划要求时',
    outOfRange: '从{{least}}到{{most}}。',
    unitOf: '单位：{{field}}',
    units: { seconds: '秒', minutes: '分钟', hours: '小时', days: '天' },
  },
};
