/** What a browser loads for Chinese, in one file: the main texts, and those of Ant Design. */
export { antLocale } from './ant-design.js';
export { zhCn } from './words.js';
