/** Chinese texts of the lists and forms around releases. */
import type { Words } from '../words.js';
import { access } from './access.js';
import { people } from './people.js';

type CatalogKey =
  | 'miniPrograms'
  | 'versions'
  | 'newRelease'
  | 'releases'
  | 'availability'
  | 'targets'
  | 'reviews'
  | 'targetApps'
  | 'members'
  | 'tokens'
  | 'qr'
  | 'sessions'
  | 'access'
  | 'workspaces'
  | 'firstRun';

export const catalog: Pick<Words, CatalogKey> = {
  ...access,
  ...people,
  miniPrograms: {
    new: '新建小程序',
    newTitle: '新建小程序',
    search: '搜索小程序',
    empty: '此工作空间还没有小程序。',
    nameHint: '大家对它的称呼。',
    myRole: '我的角色',
    tabs: { versions: '版本', qr: '二维码', members: '成员', activity: '动态' },
  },
  versions: {
    new: '新建版本',
    newTitle: '{{miniProgram}} 的新版本',
    number: '版本号',
    numberHint: '三段 x.y.z，须高于上一个版本。',
    numberInvalid: '由点分隔的三个数字，例如 2.3.1。',
    packageUrl: '包地址',
    packageUrlHint: '包的存放位置。Halftone 只保存地址，不保存包。',
    urlInvalid: '不是有效地址，例如 https://packages.example/weather/2.3.1.zip。',
    sha256: 'SHA-256 摘要',
    sha256Invalid: '64 位小写十六进制数字。',
    pages: '页面',
    pagesHint: '每行一个。二维码可以指向这些页面。',
    pageCount: '页面数',
    uploaded: '上传时间',
    by: '上传人',
    releases: '发布单',
    noReleases: '尚未发布到任何投放目标。',
    empty: '还没有版本。',
    expand: '显示 {{version}} 的发布单',
    collapse: '收起 {{version}} 的发布单',
  },
  newRelease: {
    button: '新建发布单',
    title: '发布 {{version}}',
    open: '发布',
    openLabel: '发布 {{version}} 到 {{targetApp}}，{{environment}}',
    noApps: '还没有宿主应用。租户工作空间可以在“宿主应用”中创建。',
    whatNext: '接下来会发生什么',
    production: '您提交审核，宿主应用的审核员通过后，由您手动选择用户比例。在此之前不会投放。',
    productionPilot: '您提交审核，审核员通过，体验者试用，然后由您手动选择用户比例。在此之前不会投放。',
    sandbox: '将自动投放给沙箱中的所有用户。如果宿主应用审核沙箱，则先由审核员审核。',
    sandboxPilot: '体验者先试用，然后投放给沙箱中的所有用户。如果宿主应用审核沙箱，则先由审核员审核。',
    automatic: '将自动立即投放给该环境的所有用户。',
    once: '一个版本对一个投放目标只能发布一次：取消或下线后不能再回来。',
    create: '创建发布单',
  },
  releases: {
    search: '搜索发布单',
    filter: '筛选',
    empty: '还没有发布单。请打开一个小程序并发布它的某个版本。',
    noMatch: '没有匹配的发布单。',
    clear: '清除筛选',
  },
  availability: {
    ONLINE: '在线',
    OFFLINE_BY_OWNER: '已下线（所有者）',
    SUSPENDED_BY_OPERATOR: '已暂停投放（运营方）',
    NEVER_RELEASED: '从未发布',
  },
  targets: {
    empty: '还没有向任何投放目标发布过。',
    baseline: '基线版本',
    candidate: '灰度版本',
    availability: '可用性',
    retained: '保留以供回滚',
    title: '{{miniProgram}} 投放到 {{targetApp}}',
    emergency: '紧急操作',
    emergencyHint: '强制下线无需审核，立即生效，即使其他一切都已停止。',
    suspended: '{{by}} 已暂停此投放目标：{{reason}}',
  },
  reviews: {
    approvals: '待我审核',
    requests: '我的申请',
    emptyApprovals: '没有等待您审核的申请。',
    emptyRequests: '您没有提交过申请。',
    kind: { RELEASE: '上线', OFFLINE: '下线' },
    state: { IN_REVIEW: '审核中', APPROVED: '已通过', REJECTED: '已驳回', WITHDRAWN: '已撤回', EXPIRED: '已过期' },
    what: '内容',
    requested: '申请',
    expires: '{{at}} 到期',
    decide: '审核',
    decideTitle: '审核 {{release}}',
    cancelActive: '此投放目标上进行中的发布单也会被取消。',
    notYours: '您可以查看，但不能做出决定。',
  },
  qr: {
    new: '新建二维码',
    newTitle: '{{miniProgram}} 的新二维码',
    empty: '还没有二维码。二维码需要投放目标上有全量版本。',
    page: '页面',
    query: '参数',
    queryHint: '传给页面，最多 64 个字符。',
    description: '描述',
    descriptionHint: '供自己了解印在何处，最多 64 个字符。',
    kind: { PROMO: '公开', PREVIEW: '体验者预览' },
    kindHint: {
      PROMO: '扫码者得到投放目标当前提供的版本，长期有效。',
      PREVIEW: '体验测试中的一个发布单，仅供其体验者使用若干天。',
    },
    release: '发布单',
    pilotOnly: '只有体验测试中的发布单才有预览。',
    noPilots: '此小程序没有体验测试中的发布单。',
    lasts: '有效期',
    previewUntil: '向体验者展示一个发布单，直到 {{at}} 或体验测试结束。',
    target: '投放目标',
    show: '查看',
    showLabel: '查看 {{page}} 的二维码',
    imageAlt: '{{page}} 的二维码',
    copyLink: '复制链接',
    revoke: '吊销',
    revokeTitle: '吊销此二维码？',
    revokeDetail: '已印刷的二维码将永久失效，且不能恢复。',
    revoked: '已吊销',
    never: '指向投放目标当前的版本；已印刷的二维码始终有效。',
    fullOnly: '只有存在全量版本的投放目标才能创建。',
    noTargets: '此小程序还没有全量版本。',
  },
  firstRun: {
    title: '欢迎使用 Halftone',
    lead: '从零到第一次灰度发布，共六步。',
    workspace: '创建工作空间',
    workspaceDetail: '用于存放您的小程序和成员。租户还可以拥有宿主应用。',
    targetApp: '创建宿主应用',
    targetAppDetail: '承载小程序的超级应用。如需独自试用，请在策略中允许自我审批。',
    miniProgram: '创建小程序',
    miniProgramDetail: '宿主应用将用它的标识来查询。',
    version: '上传版本',
    versionDetail: '版本号、包地址及其摘要。',
    release: '发布',
    releaseDetail: '一个版本、一个宿主应用、一个环境。',
    gray: '设置首个比例',
    grayDetail: '在发布进度页：提交审核、通过、选择灰度、下一步。',
    done: '已完成',
    todo: '待完成',
    hide: '第一次灰度发布已完成，引导结束。',
  },
};
