/** The next step as one sentence: the text in the current language for the domain's `nextActionOf`. */
import type { TFunction } from 'i18next';
import type { Progress } from '../api/types.js';

export function nextWords(progress: Progress, t: TFunction): string {
  const { status, phase } = progress;
  switch (status) {
    case 'CREATED':
      return progress.blockers.length === 0 ? t('next.AUTOMATIC') : t('next.CREATED');
    case 'GRAYSCALE_RELEASE':
      return t(`next.${phase ?? 'READY'}`);
    case 'FULL_RELEASE':
      return fullWords(progress, t);
    case 'CANCELED':
    case 'ARCHIVED':
    case 'OFFLINE':
      return t('next.FINAL');
    case 'UNDER_REVIEW':
    case 'PILOT_TESTING':
    case 'RELEASE_PREPARATION':
      return t(`next.${status}`);
  }
}

function fullWords({ offlineRequest, target }: Progress, t: TFunction): string {
  if (offlineRequest !== undefined) return t('next.OFFLINE_REQUESTED');
  const { candidate } = target;
  return candidate === null ? t('next.FULL_RELEASE') : t('next.BASELINE_BESIDE_GRAY', { version: candidate.version });
}
