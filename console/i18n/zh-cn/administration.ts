/** Chinese texts of pages and dialogs for administrators. */
import type { AdministrationWords } from '../words.js';

export const administration: AdministrationWords = {
  signInLinks: {
    new: '新建登录链接',
    newTitle: '新建登录链接',
    lead: '该链接可让第一个打开它的浏览器登录，仅限一次，有效期一小时。它具有您的权限，或您指定的用户的权限。',
    user: '用户',
    userHint: '该链接以此用户身份登录，不具有系统管理员权限。',
    make: '创建链接',
    madeTitle: '请立即复制链接',
    madeDetail: '仅显示这一次。第一个打开它的人将以 {{user}} 的身份登录。有效期至 {{at}}。',
    copy: '复制链接',
  },
};
