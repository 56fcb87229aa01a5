/** The current language, with its formats of times and numbers. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsUtc } from '../shared/time-zone.js';
import type { Language } from './words.js';

export interface Formats {
  readonly language: Language;
  /** `22 Nov 2026, 11:30:05 CET`, in the time zone of the browser or in UTC, as the user has chosen. */
  readonly time: (at: string) => string;
  /** `3 minutes ago`, measured from `nowMs`. */
  readonly ago: (at: string, nowMs: number) => string;
  /** `14:05` */
  readonly minute: (atMs: number) => string;
  /** `22 Nov` */
  readonly day: (atMs: number) => string;
  /** `12.5 %` */
  readonly percent: (value: number) => string;
  /** `1,008` */
  readonly whole: (value: number) => string;
  /** `1.2M` */
  readonly count: (value: number) => string;
}

const unitsOfSeconds = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** The styles of dates have none with the time zone. */
const exact: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
};

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const isUtc = useIsUtc();
  return useMemo(() => formatsOf(language, isUtc), [language, isUtc]);
}

function formatsOf(language: Language, isUtc: boolean): Formats {
  const locale = language === 'en' ? 'en-GB' : language;
  const zone = isUtc ? { timeZone: 'UTC' } : {};
  const clock = new Intl.DateTimeFormat(locale, { ...zone, ...exact });
  const minute = new Intl.DateTimeFormat(locale, { ...zone, timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { ...zone, day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  return {
    language,
    time: (at) => clock.format(new Date(at)),
    ago: (at, nowMs) => {
      const seconds = (Date.parse(at) - nowMs) / 1000;
      const unit = unitsOfSeconds.find(([, size]) => Math.abs(seconds) >= size);
      return unit === undefined
        ? relative.format(Math.min(0, Math.round(seconds)), 'second')
        : relative.format(Math.trunc(seconds / unit[1]), unit[0]);
    },
    minute: (atMs) => minute.format(atMs),
    day: (atMs) => day.format(atMs),
    whole: (value) => number.format(value),
    count: (value) => compact.format(value),
    percent: (value) => (language === 'en' ? `${number.format(value)} %` : `${number.format(value)}%`),
  };
}
