/** The steps of a plan as a vertical list: done, current with its time, to come, dropped. */
import { Tag, Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseReadAtMs } from '../api/releases.js';
import type { Plan, PlanStep, Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { useCommandWords } from '../release/use-command-words.js';
import { Since, Until, useNow } from '../shared/since.js';
import { slipWords, waitWords } from './plan-words.js';
import { durationWords, msOf } from '../shared/duration-words.js';

interface PlanStepsProps {
  readonly progress: Progress;
  readonly plan: Plan;
}

export function PlanSteps({ progress, plan }: PlanStepsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <ol className="plan-steps" aria-label={t('plan.steps')}>
      {plan.steps.map((step) => (
        <PlanStepItem key={step.id} {...{ progress, plan, step }} />
      ))}
    </ol>
  );
}

interface PlanStepProps extends PlanStepsProps {
  readonly step: PlanStep;
}

function PlanStepItem({ progress, plan, step }: PlanStepProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { state, name, percentage, advance, note, approval, approvalByPolicy } = step;
  return (
    <li data-state={state} {...(state === 'CURRENT' ? { 'aria-current': 'step' } : {})}>
      <div className="plan-step">
        <span className="long-name">
          <strong>{percent(percentage)}</strong>
          {name === undefined ? null : ` ${name}`} <span className="quiet">{t(`plan.stepState.${state}`)}</span>{' '}
          {advance === 'MANUAL' ? <Tag>{t('plan.byHand')}</Tag> : null}
          {approval === undefined ? null : (
            <Tag>{t('plan.approvals', { group: t(`plan.approval.${approval.approvers}`), count: approval.count })}</Tag>
          )}
          {approvalByPolicy === true ? <span className="quiet">{t('plan.approvalByPolicy')}</span> : null}
        </span>
        {note === undefined ? null : <Typography.Text type="secondary">{note}</Typography.Text>}
        <Entered step={step} />
        {state === 'CURRENT' && plan.ended === undefined ? (
          <BakeBar step={step} progress={progress} />
        ) : (
          <Served step={step} />
        )}
        <Coming step={step} plan={plan} />
      </div>
    </li>
  );
}

/** Who entered it, and when. */
function Entered({ step: { enteredAt, enteredBy, predictedAt } }: Pick<PlanStepProps, 'step'>): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { actorLabel } = useCommandWords();
  if (enteredAt === undefined || enteredBy === undefined) return null;
  return (
    <span className="quiet">
      {t('plan.enteredBy', { user: actorLabel(enteredBy) })} · <Since at={enteredAt} />
      <Slip words={slipWords(predictedAt, enteredAt, language, t)} />
    </span>
  );
}

function Slip({ words }: { readonly words: string | null }): ReactNode {
  return words === null ? null : ` · ${words}`;
}

function Served({ step: { servedFor, bake } }: Pick<PlanStepProps, 'step'>): ReactNode {
  const words = useServedWords();
  if (servedFor === undefined || msOf(servedFor) === 0) return null;
  return <span className="quiet">{words(msOf(servedFor), msOf(bake))}</span>;
}

function useServedWords(): (servedMs: number, bakeMs: number) => string {
  const { t } = useTranslation();
  const { language } = useFormats();
  return (servedMs, bakeMs) => {
    const served = durationWords(servedMs, language);
    if (bakeMs === 0) return t('plan.served', { served });
    return t('plan.servedOf', { served, bake: durationWords(bakeMs, language) });
  };
}

/** How much of its time the current step has served. The time runs while the release serves. */
function BakeBar({ step, progress }: Pick<PlanStepProps, 'step' | 'progress'>): ReactNode {
  const { t } = useTranslation();
  const words = useServedWords();
  const nowMs = useNow();
  const sinceReadMs = progress.phase === 'SERVING' ? Math.max(0, nowMs - releaseReadAtMs(progress.id)) : 0;
  const bakeMs = msOf(step.bake);
  const servedMs = msOf(step.servedFor ?? 'PT0S') + sinceReadMs;
  if (bakeMs === 0) return null;
  const share = Math.min(100, Math.floor((100 * servedMs) / bakeMs));
  return (
    <>
      <div
        role="progressbar"
        aria-label={t('plan.bake')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-valuetext={words(servedMs, bakeMs)}
        className="bake-bar"
      >
        <div style={{ width: `${String(share)}%` }} />
      </div>
      <span className="quiet" aria-hidden>
        {words(servedMs, bakeMs)}
      </span>
    </>
  );
}

/** When it can begin, and what must happen before. */
function Coming({ step, plan }: Pick<PlanStepProps, 'step' | 'plan'>): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const coming = plan.timeline.find((one) => one.step === step.id);
  if (coming === undefined) return null;
  const waits = waitWords(coming, t);
  return (
    <>
      <span className="quiet">
        {t(coming.certainty === 'FIXED' ? 'plan.expected' : 'plan.notBefore')} <Until at={coming.earliestAt} />
        <Slip words={slipWords(step.predictedAt, coming.earliestAt, language, t)} />
      </span>
      {waits === null ? null : <span className="quiet">{waits}</span>}
      {coming.warnings.map((warning) => (
        <Typography.Text key={warning} type="warning">
          {t(`plan.warning.${warning}`)}
        </Typography.Text>
      ))}
    </>
  );
}
