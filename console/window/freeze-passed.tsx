/** How an increase in the history passed closed change windows: a badge, the windows, the reason. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreezePassed } from '../../domain/release/freeze.js';

export function FreezeBadges({
  freeze: { override, exemptions = [] },
}: {
  readonly freeze: FreezePassed;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {override === undefined ? null : (
        <div className="long-name">
          <Tag color="error">{t('frozen.overrode')}</Tag>{' '}
          {t('frozen.passed', {
            windows: override.windows.map(({ name }) => name).join(', '),
            reason: override.reason,
          })}
        </div>
      )}
      {exemptions.map(({ id, windowName, by, reason }) => (
        <div key={id} className="long-name">
          <Tag color="warning">{t('frozen.exempted')}</Tag> {t('frozen.passedBy', { windows: windowName, by, reason })}
        </div>
      ))}
    </>
  );
}
