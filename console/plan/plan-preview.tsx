/** When each step of a template would begin, counted from the start of a plan on any target. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanStep } from '../../domain/plan/plan.js';
import { defaultRollout } from '../../domain/registry/rollout-policy.js';
import { percentOf } from '../../domain/values/percentage.js';
import { useNow } from '../shared/since.js';
import { previewOf } from './plan-draft.js';
import { PreviewList, PreviewTime } from './preview-list.js';

export function PlanPreview({ steps }: { readonly steps: readonly PlanStep[] }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { coming } = previewOf(steps, { percentage: 0, rollout: defaultRollout, nowMs, startAtMs: null });
  const rows = coming.map(({ step, earliestAtMs, certainty, warnings }) => {
    const notes: string[] = [];
    if ((step.approval ?? null) !== null) notes.push(t('planStart.approvalNote'));
    if (step.advance === 'MANUAL') notes.push(t('planStart.byHandNote'));
    const kind = certainty !== 'FIXED' ? 'NOT_BEFORE' : earliestAtMs <= nowMs ? 'AT_ONCE' : 'AT';
    const when = <PreviewTime {...{ kind, notes }} atMs={earliestAtMs} />;
    return { id: step.id, percentage: percentOf(step.bp), when, warnings };
  });
  return (
    <PreviewList rows={rows}>
      <span className="quiet">{t('planStart.previewNote')}</span>
    </PreviewList>
  );
}
