/** What an operator has to know of a release now, above its controls. */
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRelease } from '../api/releases.js';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { isKeyOf, words } from '../i18n/words.js';
import { useCommandWords } from './use-command-words.js';

/** Important facts: the final outcome, what the super app has not confirmed, a missing baseline. */
export function ReleaseFacts({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { actorLabel } = useCommandWords();
  const { ending, terminalReason, warnings } = progress;
  const facts: ReactElement[] = [];
  if (ending !== undefined && terminalReason !== undefined) {
    const title = isKeyOf(words.ending, terminalReason)
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
        action={successor === null ? null : <SuccessorLink release={successor} />}
      />,
    );
  }
  if (progress.push !== undefined) facts.push(<PushNotice key="push" progress={progress} />);
  if (warnings.includes('NO_BASELINE'))
    facts.push(<Alert key="no-baseline" type="info" showIcon title={t('progress.noBaseline')} />);
  return facts.length === 0 ? null : <div className="plain-list">{facts}</div>;
}

/** Names the release that took its place. */
function SuccessorLink({ release }: { readonly release: string }): ReactElement {
  const { t } = useTranslation();
  const { data } = useRelease(release, true);
  return (
    <Link to={`/releases/${release}`}>
      {data === undefined ? t('action.open') : t('progress.openSuccessor', { version: data.version })}
    </Link>
  );
}

/** What the super app has not confirmed of a release: draining, a waiting step, the error of the last delivery. */
function PushNotice({ progress }: { readonly progress: Progress }): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { push, draining, confirmedPercentage } = progress;
  if (push === undefined) return null;
  const { tries, lastError } = push;
  const percentage = percent(confirmedPercentage);
  const title = draining === true ? t('progress.draining') : t('progress.pushWaiting', { percentage });
  return (
    <Alert
      type={draining === true || tries > 0 ? 'warning' : 'info'}
      showIcon
      data-testid="push-notice"
      title={title}
      description={tries === 0 ? null : t('progress.pushFailing', { tries, error: lastError ?? '–' })}
    />
  );
}
