/** The state of a review: its tag, and how it ended. */
import { Alert, Button, Flex, Tag } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { releaseName } from '../api/releases.js';
import type { Review } from '../api/types.js';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { useCommandWords } from '../release/use-command-words.js';
import { Since } from '../shared/since.js';
import { useWaitingReviews } from './review-queries.js';

const colors: Record<Review['state'], string> = {
  IN_REVIEW: 'processing',
  APPROVED: 'success',
  REJECTED: 'warning',
  WITHDRAWN: 'default',
  EXPIRED: 'default',
};

export function ReviewStateTag({ state }: Pick<Review, 'state'>): ReactElement {
  const { t } = useTranslation();
  return <Tag color={colors[state]}>{t(`reviews.state.${state}`)}</Tag>;
}

const alerts = { APPROVED: 'success', REJECTED: 'warning', WITHDRAWN: 'info', EXPIRED: 'info' } as const;

interface ReviewOutcomeProps {
  readonly review: Review;
  /** It ended while it was on screen: the focus moves here, because the buttons are gone. */
  readonly isNew: boolean;
}

/** How a closed review ended, and the way to the next one. */
export function ReviewOutcome({ review, isNew }: ReviewOutcomeProps): ReactElement | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { actorLabel } = useCommandWords();
  const box = useRef<HTMLDivElement>(null);
  const { data: waiting } = useWaitingReviews(useCurrentWorkspace());
  const next = waiting?.items.find(({ id }) => id !== review.id);
  useEffect(() => {
    if (isNew) box.current?.focus();
  }, [isNew]);
  const { state, decidedBy, decidedAt, decisionReason, release } = review;
  if (state === 'IN_REVIEW') return null;
  return (
    <div ref={box} tabIndex={-1} role="status">
      <Alert
        type={alerts[state]}
        showIcon
        title={
          <>
            {t(`reviews.ended.${state}`, { by: actorLabel(decidedBy ?? '') })}
            {decidedAt === undefined ? null : (
              <>
                {' · '}
                <Since at={decidedAt} />
              </>
            )}
          </>
        }
        description={
          <Flex vertical gap={8}>
            {decisionReason === undefined ? null : <span className="long-name">“{decisionReason}”</span>}
            <Flex gap={8} wrap>
              {next === undefined ? null : (
                <Button type="primary" onClick={() => void navigate(`/reviews/${next.id}`)}>
                  {t('reviews.next', { release: releaseName(next.release) })}
                </Button>
              )}
              <Button onClick={() => void navigate(`/releases/${release.id}`)}>{t('reviews.openRelease')}</Button>
            </Flex>
          </Flex>
        }
      />
    </div>
  );
}
