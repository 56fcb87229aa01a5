/** When a plan starts: as it was given, and the instant. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanStartView } from '../../domain/plan/plan-view.js';
import { ExactTime } from '../shared/since.js';

export function PlanStartWords({ startAt, startLocal, zone = '' }: PlanStartView): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="quiet long-name" data-testid="plan-start">
      {startLocal === undefined ? t('plan.start') : t('plan.startIn', { time: startLocal.replace('T', ' '), zone })}{' '}
      <ExactTime at={startAt} />
    </span>
  );
}
