/** Chinese texts that lists share, and those of the list of releases. */
import type { Words } from '../words.js';

export const lists: Pick<Words, 'list' | 'time' | 'releases'> = {
  list: {
    empty: '这里还没有内容。',
    noneFound: '没有匹配的结果：{{filters}}。',
    loading: '加载中……',
    page: '第 {{number}} 页',
    total: '总数：{{total}}',
    live: '实时',
    asOf: '截至 {{time}}。没有实时连接，列表每隔几秒重新读取。',
    filter: '筛选',
    moreFilters: '更多筛选',
    moreFiltersSet: '更多筛选（{{count}}）',
    filterWord: '{{name}}：{{value}}',
    search: '搜索',
    true: '是',
    false: '否',
    clear: '清除筛选',
    export: '导出',
    exported: '已导出：{{shown}}。',
    exportCut: '文件包含 {{shown}} 条，列表中还有更多。请缩小筛选范围以导出其余部分。',
    copyId: '复制 {{name}} 的标识',
    copyLink: '复制 {{name}} 的链接',
  },
  time: {
    useUtc: '以 UTC 显示时间',
    useLocal: '显示本地时间',
  },
  releases: {
    search: '名称、版本、宿主应用、人员或标识',
    empty: '还没有发布单。请打开一个小程序并发布它的某个版本。',
    allWorkspaces: '所有工作空间',
    release: '发布单',
    lastChange: '最近变化',
    chip: {
      active: '进行中',
      paused: '已暂停',
      noBaseline: '无基线',
    },
    since: {
      PT1H: '最近一小时有变化',
      PT6H: '最近 6 小时有变化',
      P1D: '最近 24 小时有变化',
      P7D: '最近 7 天有变化',
    },
    phase: '阶段',
    by: '最近操作人',
    share: '比例',
    atLeast: '至少 {{percentage}}',
    changedSince: '变化时间',
  },
};
