/** Important facts: the final outcome, the author of a pause, an open review, a release that drains. */
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { en } from '../i18n/words.js';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { PushNotice } from './push-notice.js';
import { useCommandWords } from './use-command-words.js';

export function ReleaseFacts({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { actorLabel } = useCommandWords();
  const { ending, terminalReason, pausedBy, pauseReason, review, offlineRequest, warnings } = progress;
  const facts: ReactElement[] = [];
  if (ending !== undefined && terminalReason !== undefined) {
    const title = isEnding(terminalReason)
      ? t(`ending.${terminalReason}`, { by: actorLabel(ending.by) })
      : terminalReason;
    const successor = ending.byRelease;
    facts.push(
      <Alert
        key="ending"
        type="info"
        showIcon
        title={title}
        description={ending.reason}
        action={successor === null ? null : <Link to={`/releases/${successor}`}>{t('action.open')}</Link>}
      />,
    );
  }
  if (progress.push !== undefined) facts.push(<PushNotice key="push" progress={progress} />);
  if (pausedBy !== undefined) {
    const title = t('progress.pausedBy', { by: actorLabel(pausedBy), reason: pauseReason ?? '–' });
    facts.push(<Alert key="paused" type="warning" showIcon title={title} />);
  }
  if (review !== undefined) {
    const title = t('progress.review', { by: review.requestedBy, at: time(review.expiresAt) });
    facts.push(<Alert key="review" type="info" showIcon title={title} />);
  }
  if (offlineRequest !== undefined) {
    const title = t('progress.offlineRequest', { by: offlineRequest.requestedBy, reason: offlineRequest.reason });
    facts.push(<Alert key="offline" type="warning" showIcon title={title} />);
  }
  if (warnings.includes('NO_BASELINE'))
    facts.push(<Alert key="no-baseline" type="info" showIcon title={t('progress.noBaseline')} />);
  return facts.length === 0 ? null : <div className="plain-list">{facts}</div>;
}

function isEnding(reason: string): reason is keyof typeof en.ending {
  return Object.hasOwn(en.ending, reason);
}
