/** What the super app has not confirmed of a release: draining, a waiting step, the error of the last delivery. */
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';

export function PushNotice({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { push, draining, confirmedPercentage } = progress;
  if (push === undefined) return null;
  const { tries, lastError } = push;
  const percentage = percent(confirmedPercentage);
  const title = draining === true ? t('progress.draining') : t('push.waiting', { percentage });
  return (
    <Alert
      type={draining === true || tries > 0 ? 'warning' : 'info'}
      showIcon
      data-testid="push-notice"
      title={title}
      description={tries === 0 ? null : t('push.failing', { tries, error: lastError ?? '–' })}
    />
  );
}
