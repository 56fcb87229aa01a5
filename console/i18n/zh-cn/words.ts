/**
 * All Chinese texts in one chunk, loaded when the user chooses Chinese. One word for each thing; the English words are
 * those of the glossary in docs/architecture.md.
 *
 * | English | Chinese |
 * |---|---|
 * | mini program, version, package | 小程序, 版本, 包 |
 * | target app (super app), target | 宿主应用, 投放目标 |
 * | release (the object), to release | 发布单, 发布 |
 * | grayscale release, full release | 灰度发布, 全量发布 |
 * | baseline, candidate, gray group | 基线版本, 灰度版本, 灰度组 |
 * | percentage, step of it | 比例, 调整 |
 * | pause, resume, reset, cancel | 暂停, 恢复, 重置, 取消 |
 * | roll back, take offline, force offline | 回滚, 下线, 强制下线 |
 * | suspended, lift the suspension | 已停止投放, 恢复投放 |
 * | pilot testing, tester | 体验测试, 体验者 |
 * | review, approval, approve, reject, request | 审核, 审批, 通过, 驳回, 申请 |
 * | refuse (a command) | 拒绝 |
 * | plan: start, hold, resume, end | 计划: 启动, 挂起, 继续, 结束 |
 * | plan: step, time on it, by hand | 步骤, 观察时间, 手动 |
 * | change window: freeze, lift, exempt, override | 变更窗口: 冻结, 解除, 豁免, 强制放行 |
 * | expires, has expired | 到期, 过期 |
 * | command, event, history, revision | 命令, 事件, 历史, 修订号 |
 * | last change, to change or edit an object | 最近变更, 修改 |
 * | decision, decide token | 决策, 决策令牌 |
 * | push, delivery, confirm | 推送, 推送, 确认 |
 * | workspace, member, operator of the app | 工作空间, 成员, 运营方 |
 * | author of a change | 操作人 |
 * | token, session, revoke | 令牌, 会话, 吊销 |
 * | id, address, salt | 标识, 地址, 盐值 |
 */
import type { FieldErrorWords, Words } from '../words.js';
import { catalog } from './catalog.js';
import { common } from './common.js';
import { exposure } from './exposure.js';
import { history } from './history.js';
import { progress } from './progress.js';
import { lists } from './lists.js';
import { fieldError } from './field-errors.js';
import { overview } from './overview.js';
import { rejections } from './rejections.js';
import { release } from './release.js';

export const zhCn: Words & FieldErrorWords = {
  ...common,
  ...release,
  ...rejections,
  ...progress,
  ...catalog,
  ...exposure,
  ...history,
  ...overview,
  ...lists,
  fieldError,
};
