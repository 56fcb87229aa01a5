/** An attempt to deliver a change to a super app, in words. Loaded where a user asks for them. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PushAttempt } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { ExactTime } from '../shared/since.js';

const colors = { confirmed: 'success', refused: 'error', unreachable: 'error', forbidden: 'error' };

export function DeliveryOutcome({ attempt: { outcome, status } }: { readonly attempt: PushAttempt }): ReactElement {
  const { t } = useTranslation();
  return (
    <Tag color={colors[outcome]}>
      {t(`pushAttempts.outcome.${outcome}`)}
      {status === undefined ? '' : ` ${status}`}
    </Tag>
  );
}

/** An entry of the history of a release. */
export function DeliveryWords({ delivery }: { readonly delivery: PushAttempt }): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const { attempt, durationMs, revision, nextTryAt } = delivery;
  return (
    <>
      <strong>{t('pushAttempts.line', { attempt })}</strong> <DeliveryOutcome attempt={delivery} />
      <span className="quiet">
        {' · '}
        {t('pushAttempts.ms', { ms: whole(durationMs) })}
        {' · '}
        {t('pushAttempts.revision', { revision })}
      </span>
      {nextTryAt === undefined ? null : (
        <div className="quiet">
          {t('pushAttempts.next')}: <ExactTime at={nextTryAt} />
        </div>
      )}
    </>
  );
}
