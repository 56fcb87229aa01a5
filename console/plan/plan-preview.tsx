/** When each step of a plan would begin, before the plan is started. */
import { Typography } from 'antd';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalOf, approvalPolicyOf } from '../../domain/plan/approval-policy.js';
import type { PlanStep } from '../../domain/plan/plan.js';
import type { RolloutPolicy } from '../../domain/registry/rollout-policy.js';
import { percentOf } from '../../domain/values/percentage.js';
import { useFormats } from '../i18n/use-language.js';
import { useNow } from '../shared/since.js';
import { clockOf } from '../shared/zones.js';
import { previewOf } from './plan-draft.js';

interface PlanPreviewProps {
  /** Of the release. */
  readonly percentage: number;
  readonly rollout: RolloutPolicy;
  /** Of the target app. Null where there is none. */
  readonly zone: string | null;
  readonly steps: readonly PlanStep[];
  /** Null: at once. */
  readonly startAtMs: number | null;
  readonly deadlineAfterMs?: number | null;
}

export function PlanPreview({ percentage, rollout, zone, steps, ...start }: PlanPreviewProps): ReactElement {
  const { t } = useTranslation();
  const { percent, time } = useFormats();
  const nowMs = useNow();
  const clock = useMemo(() => (zone === null ? undefined : clockOf(zone)), [zone]);
  const { coming } = previewOf(steps, { percentage, rollout, nowMs, clock, ...start });
  const whenOf = (step: PlanStep): string => {
    const found = coming.find((one) => one.step.id === step.id);
    if (found === undefined) return t('planStart.served');
    const isNow = found.earliestAtMs <= nowMs;
    const at = isNow ? t('planStart.atOnce') : time(new Date(found.earliestAtMs).toISOString());
    const needs = approvalOf(step, approvalPolicyOf(rollout)) === null ? '' : ` · ${t('planStart.approvalNote')}`;
    if (needs !== '') return `${t('plan.notBefore')} ${at}${needs}`;
    if (step.advance === 'AUTOMATIC') return found.certainty === 'FIXED' ? at : `${t('plan.notBefore')} ${at}`;
    return `${t('plan.notBefore')} ${at} · ${t('planStart.byHandNote')}`;
  };
  return (
    <section aria-label={t('planStart.preview')}>
      <strong>{t('planStart.preview')}</strong>
      <ol className="plan-steps plan-preview">
        {steps.map((step) => (
          <li key={step.id} data-state="COMING">
            <strong>{percent(percentOf(step.bp))}</strong> {whenOf(step)}
            {coming
              .find((one) => one.step.id === step.id)
              ?.warnings.map((warning) => (
                <div key={warning}>
                  <Typography.Text type="warning">{t(`plan.warning.${warning}`)}</Typography.Text>
                </div>
              ))}
          </li>
        ))}
      </ol>
      <span className="quiet">{t('planStart.previewNote')}</span>
    </section>
  );
}
