/** The plan of a release: its status, what holds it, its steps, and the commands on it. */
import { Flex, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { useCommandWords } from '../release/use-command-words.js';
import { Card } from '../shared/card.js';
import { Since, Until } from '../shared/since.js';
import { PlanButtons } from './plan-buttons.js';
import type { PlanCardProps } from './plan-command-button.js';
import { PlanDeadlineWords } from './plan-deadline-words.js';
import { PlanHolds } from './plan-holds.js';
import { PlanReview } from './plan-review.js';
import { PlanStartWords } from './plan-start-words.js';
import { PlanSteps } from './plan-steps.js';
import { endWords, nextStepOf, templateWords } from './plan-words.js';
import './plan.css';

const statusColors: Record<Plan['status'], string> = {
  SCHEDULED: 'default',
  RUNNING: 'processing',
  HELD: 'warning',
  COMPLETED: 'success',
  ABANDONED: 'default',
};

export function PlanCard(props: PlanCardProps): ReactElement {
  const { t } = useTranslation();
  const { plan } = props;
  return (
    <Card
      title={
        <h2 className="card-title">
          {t('plan.title')}: {templateWords(plan, t)}
        </h2>
      }
      extra={
        <Tag color={statusColors[plan.status]} data-testid="plan-status">
          {t(`plan.status.${plan.status}`)}
        </Tag>
      }
    >
      <Flex vertical gap={16}>
        <PlanFacts plan={plan} />
        <PlanHolds {...props} />
        <PlanReview {...props} />
        <PlanSteps {...props} />
        {plan.ended === undefined ? <PlanButtons {...props} /> : null}
      </Flex>
    </Card>
  );
}

/** Who runs it, and what comes next or how it ended. */
function PlanFacts({ plan }: { readonly plan: Plan }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { actorLabel } = useCommandWords();
  const { startedBy, startedAt, runsAs, dueAt, ended } = plan;
  const next = nextStepOf(plan);
  return (
    <Flex vertical gap={4}>
      {next === null || dueAt === undefined ? null : (
        <Typography.Text strong data-testid="plan-next">
          {t(plan.currentStep === -1 ? 'plan.firstAt' : 'plan.nextAt', { percentage: percent(next.percentage) })}{' '}
          <Until at={dueAt} />
        </Typography.Text>
      )}
      {plan.startLocal === undefined ? null : <PlanStartWords {...plan} />}
      <PlanDeadlineWords {...plan} />
      {ended === undefined ? null : (
        <span className="long-name" data-testid="plan-end">
          <strong>{t(`plan.endedAs.${ended.as}`)}</strong> {t('plan.endedBy', { user: actorLabel(ended.by) })} ·{' '}
          <Since at={ended.at} />: {endWords(ended, t)}
        </span>
      )}
      <span className="quiet long-name">
        {t('plan.startedBy', { user: actorLabel(startedBy) })} · <Since at={startedAt} />.{' '}
        {ended === undefined ? t('plan.runsAs', { user: runsAs }) : null}
      </span>
    </Flex>
  );
}
