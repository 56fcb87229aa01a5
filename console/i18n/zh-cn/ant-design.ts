/**
 * Chinese texts of the components of Ant Design that the console uses. Its own file has those of calendars, pickers
 * and more, 2 kB that each first visit would load. A component that is missing here speaks English.
 */
import type { Locale } from 'antd/es/locale/index.js';

export const antLocale: Locale = {
  locale: 'zh-cn',
  global: { placeholder: '请选择', close: '关闭', sortable: '可排序', show: '显示', hide: '隐藏' },
  Modal: { okText: '确定', cancelText: '取消', justOkText: '知道了' },
  Empty: { description: '暂无数据' },
  Text: { edit: '编辑', copy: '复制', copied: '复制成功', expand: '展开', collapse: '收起' },
};
