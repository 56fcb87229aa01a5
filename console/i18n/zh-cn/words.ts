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
 * | review, approve, reject, request | 审核, 通过, 驳回, 申请 |
 * | command, event, history, revision | 命令, 事件, 历史, 修订号 |
 * | change (last change) | 变更 |
 * | decision, decide token | 决策, 决策令牌 |
 * | push, delivery, confirm | 推送, 推送, 确认 |
 * | workspace, member, operator of the app | 工作空间, 成员, 运营方 |
 * | author of a change | 操作人 |
 * | token, session, revoke | 令牌, 会话, 吊销 |
 * | id | 标识 |
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
