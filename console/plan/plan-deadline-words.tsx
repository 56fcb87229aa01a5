/** The deadline of a plan: in what time it should be done, and when it holds the plan, or did. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Since, Until } from '../shared/since.js';
import { durationWords, msOf } from '../shared/duration-words.js';

export function PlanDeadlineWords({ deadline, ended }: Pick<Plan, 'deadline' | 'ended'>): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useFormats();
  if (deadline === undefined) return null;
  const { after, firesAt, firedAt } = deadline;
  return (
    <span className="quiet" data-testid="plan-deadline">
      {t('plan.deadline.title')}: {durationWords(msOf(after), language)}
      {firedAt === undefined ? null : (
        <>
          {' · '}
          {t('plan.deadline.passed')} <Since at={firedAt} />
        </>
      )}
      {firesAt === undefined ? null : (
        <>
          {' · '}
          {t('plan.deadline.holds')} <Until at={firesAt} />
        </>
      )}
      {firesAt === undefined && firedAt === undefined && ended === undefined ? ` · ${t('plan.deadline.paused')}` : null}
    </span>
  );
}
