/** When each step of a template would begin, counted from the start of a plan on any target. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanStep } from '../../domain/plan/plan.js';
import { defaultRollout } from '../../domain/registry/rollout-policy.js';
import { percentOf } from '../../domain/values/percentage.js';
import { useFormats } from '../i18n/use-language.js';
import { useNow } from '../shared/since.js';
import { previewOf } from './plan-draft.js';
import { PreviewList } from './preview-list.js';

export function PlanPreview({ steps }: { readonly steps: readonly PlanStep[] }): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const nowMs = useNow();
  const { coming } = previewOf(steps, { percentage: 0, rollout: defaultRollout, nowMs, startAtMs: null });
  const rows = coming.map(({ step, earliestAtMs, certainty, warnings }) => {
    const at = earliestAtMs <= nowMs ? t('planStart.atOnce') : time(new Date(earliestAtMs).toISOString());
    const parts = [certainty === 'FIXED' ? at : `${t('plan.notBefore')} ${at}`];
    if ((step.approval ?? null) !== null) parts.push(t('planStart.approvalNote'));
    if (step.advance === 'MANUAL') parts.push(t('planStart.byHandNote'));
    return { id: step.id, percentage: percentOf(step.bp), when: parts.join(' · '), warnings };
  });
  return (
    <PreviewList rows={rows}>
      <span className="quiet">{t('planStart.previewNote')}</span>
    </PreviewList>
  );
}
