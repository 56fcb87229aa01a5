/** The open request to approve the next step of a plan, with the decision for those who may give it. */
import { Button, Flex, Typography } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Plan } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { planAction } from '../release/action-groups.js';
import { stepDecision } from '../release/command-dialogs.js';
import { RefusedHint } from '../release/refused-hint.js';
import { Deciders } from '../review/deciders.js';
import { ExactTime, Since } from '../shared/since.js';
import { useReasonField } from '../shared/use-reason-field.js';
import type { PlanCardProps } from './plan-command-button.js';

type OpenReview = NonNullable<Plan['openReview']>;

export function PlanReview({ progress, plan, sender }: PlanCardProps): ReactElement | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const review = plan.openReview;
  if (review === undefined) return null;
  const share = percent(plan.steps.find(({ id }) => id === review.step)?.percentage ?? 0);
  const title = t('plan.review.title', { percentage: share });
  const [approve, reject] = (['approveStep', 'rejectStep'] as const).map((type) =>
    planAction(progress.allowedActions, type),
  );
  const rejection = approve?.rejection ?? null;
  return (
    <section aria-label={title} className="plan-holds">
      <Flex vertical gap={8}>
        <strong>{title}</strong>
        <Facts review={review} targetApp={progress.targetApp} />
        {rejection === null ? null : <RefusedHint rejection={rejection} />}
        {reject?.rejection === null ? (
          <Decision {...{ review, sender }} mayApprove={approve?.rejection === null} />
        ) : null}
        <Link to={`/reviews/${review.id}`}>{t('plan.review.open')}</Link>
      </Flex>
    </section>
  );
}

interface FactsProps {
  readonly review: OpenReview;
  readonly targetApp: string;
}

function Facts({ review, targetApp }: FactsProps): ReactElement {
  const { t } = useTranslation();
  const { approvers, requestedBy, requestedAt, expiresAt, approvals, count, deciders } = review;
  const users = approvals.map(({ by }) => by).join(', ');
  return (
    <>
      <span className="quiet long-name">
        {t(`plan.approval.${approvers}`)}. {t('plan.review.requestedFor', { user: requestedBy })} ·{' '}
        <Since at={requestedAt} />
      </span>
      <span className="long-name">
        {users === ''
          ? t('plan.review.none', { count })
          : t('plan.review.approvedBy', { users, given: approvals.length, count })}
      </span>
      {deciders === undefined ? null : <Deciders {...deciders} targetApp={targetApp} />}
      <span className="quiet">
        {expiresAt === undefined ? (
          t('plan.review.paused')
        ) : (
          <>
            {t('plan.review.expires')} <ExactTime at={expiresAt} /> · {t('plan.review.thenHeld')}
          </>
        )}
      </span>
    </>
  );
}

interface DecisionProps extends Pick<PlanCardProps, 'sender'> {
  readonly review: OpenReview;
  readonly mayApprove: boolean;
}

const commentId = 'step-comment';

function Decision({ review: { id: review }, sender, mayApprove }: DecisionProps): ReactElement {
  const { t } = useTranslation();
  const { text, isMissing, withText, field } = useReasonField(commentId);
  const send = (type: 'approveStep' | 'rejectStep') => {
    sender.send(stepDecision(type, review, text));
  };
  return (
    <>
      <label htmlFor={commentId}>{t('plan.review.comment')}</label>
      <TextArea rows={2} {...field} {...(isMissing ? { 'aria-describedby': `${commentId}-problem` } : {})} />
      {isMissing ? (
        <Typography.Text type="danger" role="alert" id={`${commentId}-problem`}>
          {t('plan.review.needsReason')}
        </Typography.Text>
      ) : null}
      <Flex gap={8} wrap>
        {mayApprove ? (
          <Button
            type="primary"
            disabled={sender.isBusy}
            onClick={() => {
              send('approveStep');
            }}
          >
            {t('command.approveStep')}
          </Button>
        ) : null}
        <Button
          danger
          disabled={sender.isBusy}
          onClick={() => {
            withText(() => {
              send('rejectStep');
            });
          }}
        >
          {t('command.rejectStep')}
        </Button>
      </Flex>
    </>
  );
}
