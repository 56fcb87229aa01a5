/** The deadline of a plan, which may stay empty, with what it does. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadlineDraft, deadlineFaultOf, durationFaultWords } from './deadline-draft.js';
import { DurationField } from './duration-field.js';
import { type Unit, unitsMs } from '../shared/typed-duration.js';

interface DeadlineFieldProps {
  readonly deadline: DeadlineDraft;
  readonly isTried: boolean;
  readonly onChange: (deadline: DeadlineDraft) => void;
}

export function DeadlineField({ deadline, isTried, onChange }: DeadlineFieldProps): ReactElement {
  const { t } = useTranslation();
  const { text, unit } = deadline;
  const words = durationFaultWords(isTried ? deadlineFaultOf(deadline) : null, text, t);
  const units = (Object.keys(unitsMs) as Unit[]).filter((one) => one !== 'seconds' || unit === 'seconds');
  return (
    <fieldset className="fields">
      <legend>{t('plan.deadline.title')}</legend>
      <DurationField
        id="plan-deadline"
        label={t('plan.deadline.after')}
        {...{ text, unit, units }}
        fault={words === null || deadlineFaultOf(deadline) !== 'tooShort' ? words : t('plan.deadline.tooShort')}
        onText={(typed) => {
          onChange({ ...deadline, text: typed });
        }}
        onUnit={(chosen) => {
          onChange({ ...deadline, unit: chosen });
        }}
      />
      <div className="quiet">{t('plan.deadline.hint')}</div>
    </fieldset>
  );
}
