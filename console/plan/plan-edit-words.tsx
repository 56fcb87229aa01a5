/** What an edit of a plan changed: the steps that it added, removed and changed, with old and new values. */
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDifference } from '../../domain/plan/plan-difference.js';
import type { GivenStepView } from '../../domain/plan/plan-view.js';
import { type Formats, useFormats } from '../i18n/use-language.js';
import { durationWords, msOf } from '../shared/duration-words.js';

export function PlanEditWords({ edit }: { readonly edit: PlanDifference }): ReactElement {
  const { t } = useTranslation();
  const formats = useFormats();
  const fieldsOf = (step: GivenStepView) => fieldWords(step, formats, t);
  const inFull = (step: GivenStepView) => stepInFull(step, formats, t);
  return (
    <ul aria-label={t('plan.edit.title')}>
      {edit.added.map((step) => (
        <li key={step.id}>{t('plan.edit.added', { step: inFull(step) })}</li>
      ))}
      {edit.removed.map((step) => (
        <li key={step.id}>{t('plan.edit.removed', { step: inFull(step) })}</li>
      ))}
      {edit.changed.map(({ before, after }) => (
        <li key={before.id}>
          {t('plan.edit.changed', {
            percentage: formats.percent(before.percentage),
            changes: changesBetween(fieldsOf(before), fieldsOf(after), t).join(t('plan.edit.between')),
          })}
        </li>
      ))}
      {edit.deadline === undefined ? null : (
        <li>
          {t('plan.edit.change', {
            field: t('plan.deadline.title'),
            from: deadlineWords(edit.deadline.before, formats, t),
            to: deadlineWords(edit.deadline.after, formats, t),
          })}
        </li>
      )}
    </ul>
  );
}

function deadlineWords(after: string | null, { language }: Pick<Formats, 'language'>, t: TFunction): string {
  return after === null ? t('plan.edit.none.approval') : durationWords(msOf(after), language, 4);
}

/** `20 %, 1 day, Approval by reviewers: 1, within 3 days`. */
export function stepInFull(step: GivenStepView, formats: Pick<Formats, 'percent' | 'language'>, t: TFunction): string {
  return Object.values(fieldWords(step, formats, t))
    .filter((one) => one !== '')
    .join(t('plan.and'));
}

type Fields = ReturnType<typeof fieldWords>;

/** Each field as a text. Empty: it says nothing. */
function fieldWords(step: GivenStepView, { percent, language }: Pick<Formats, 'percent' | 'language'>, t: TFunction) {
  const { percentage, bake, advance, approval, name, note } = step;
  return {
    percentage: percent(percentage),
    bake: msOf(bake) === 0 ? '' : durationWords(msOf(bake), language, 4),
    advance: advance === 'MANUAL' ? t('plan.byHand') : '',
    approval:
      approval === undefined
        ? ''
        : t('plan.edit.approval', {
            group: t(`plan.approval.${approval.approvers}`),
            count: approval.count,
            time: durationWords(msOf(approval.expiresAfter), language),
          }),
    name: name === undefined ? '' : `“${name}”`,
    note: note === undefined ? '' : `“${note}”`,
  };
}

function changesBetween(before: Fields, after: Fields, t: TFunction): string[] {
  const names = (Object.keys(before) as (keyof Fields)[]).filter((name) => before[name] !== after[name]);
  return names.map((name) => {
    const [from, to] = [before[name], after[name]].map((one) => (one === '' ? t(`plan.edit.none.${name}`) : one));
    return t('plan.edit.change', { field: t(`plan.edit.field.${name}`), from, to });
  });
}
