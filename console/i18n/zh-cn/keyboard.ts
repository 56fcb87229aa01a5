/** Chinese texts of palette and shortcuts. */
import type { KeyboardWords } from '../words.js';

export const keyboard: KeyboardWords = {
  palette: {
    label: '搜索全部内容，或输入页面、命令的名称',
    hint: '↑ ↓ 选择 · 回车打开 · Esc 关闭',
    results: '搜索结果',
    searching: '搜索中……',
    none: '没有找到“{{word}}”。请输入名称或标识的一部分，或版本号的开头。',
    found_one: '{{count}} 个结果',
    found_other: '{{count}} 个结果',
    failed: '搜索没有成功。{{detail}}',
    workspace: '工作空间 {{name}}',
    group: {
      recent: '最近使用',
      commands: '本页的命令',
      pages: '页面',
      releases: '发布单',
      miniPrograms: '小程序',
      versions: '版本',
      targets: '投放目标',
      targetApps: '宿主应用',
      people: '人员',
    },
  },
  shortcuts: {
    title: '键盘快捷键',
    everywhere: '任何页面',
    lists: '列表中',
    release: '发布单页面',
    palette: '搜索与命令',
    sheet: '显示此列表',
    goTo: '前往“{{page}}”',
    search: '前往搜索框',
    then: '然后',
    asks: '{{command}}（可用时）。发送前会先询问。',
    switch: '单个字母或符号的快捷键',
    switchHint: '保存在此浏览器中。如果您使用语音输入，或容易误按按键，请关闭。',
    resting: '输入文字时和对话框打开时，快捷键不起作用。',
  },
};
