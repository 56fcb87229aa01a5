/** Texts of the scan page in all its languages. A reason without a text in each language does not compile. */
import type { ScanAnswer } from '../../domain/serving/qr-code.js';

export const scanLanguages = ['en', 'zh-CN'] as const;
export type ScanLanguage = (typeof scanLanguages)[number];

export interface ScanPage {
  readonly reason: ScanAnswer['reason'] | 'UNKNOWN';
  readonly miniProgramName: string | null;
  readonly targetAppName: string | null;
}

export interface ScanWords {
  readonly title: string;
  readonly text: string;
}

export function scanWords(scan: ScanPage, language: ScanLanguage): ScanWords {
  return words[language](scan)[kindOf[scan.reason]];
}

type Kind = 'unknown' | 'revoked' | 'expired' | 'pilotEnded' | 'preview' | 'unavailable' | 'opens';

const kindOf: Record<ScanPage['reason'], Kind> = {
  UNKNOWN: 'unknown',
  REVOKED: 'revoked',
  EXPIRED: 'expired',
  PILOT_ENDED: 'pilotEnded',
  NOT_A_TESTER: 'preview',
  SUSPENDED: 'unavailable',
  NO_BASELINE: 'unavailable',
  TESTER: 'opens',
  IN_GRAY: 'opens',
  NO_CANDIDATE: 'opens',
  NOT_IN_GRAY: 'opens',
  UNASSIGNED: 'opens',
  HASH_VERSION_UNKNOWN: 'opens',
};

const words: Record<ScanLanguage, (scan: ScanPage) => Record<Kind, ScanWords>> = {
  en: ({ miniProgramName, targetAppName }) => {
    const name = miniProgramName ?? 'This mini program';
    const app = targetAppName ?? 'its app';
    const lookElsewhere = `Please look for ${name} in ${app} itself.`;
    return {
      unknown: { title: 'We do not know this code', text: 'Please check that it was scanned whole.' },
      revoked: { title: 'This code is no longer in use', text: lookElsewhere },
      expired: { title: 'This code has expired', text: lookElsewhere },
      pilotEnded: { title: 'This preview has ended', text: 'Thank you for testing.' },
      preview: { title: `A preview of ${name}`, text: `Please scan this code in ${app}, signed in as a tester.` },
      unavailable: { title: `${name} is not available right now`, text: 'Sorry. Please try again another time.' },
      opens: { title: name, text: `Please scan this code in ${app} to open it.` },
    };
  },
  'zh-CN': ({ miniProgramName, targetAppName }) => {
    const name = miniProgramName ?? '此小程序';
    const app = targetAppName ?? '对应的应用';
    const lookElsewhere = `请在 ${app} 中查找 ${name}。`;
    return {
      unknown: { title: '无法识别此二维码', text: '请确认已完整扫描。' },
      revoked: { title: '此二维码已停用', text: lookElsewhere },
      expired: { title: '此二维码已过期', text: lookElsewhere },
      pilotEnded: { title: '此次体验已结束', text: '感谢您的测试。' },
      preview: { title: `${name} 的体验版`, text: `请以体验者身份登录 ${app} 后扫描此二维码。` },
      unavailable: { title: `${name} 暂时无法使用`, text: '抱歉，请稍后再试。' },
      opens: { title: name, text: `请在 ${app} 中扫描此二维码打开。` },
    };
  },
};
