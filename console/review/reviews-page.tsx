/** Reviews: to decide, requested by the user, decided by the user. Tab and page are kept in the address. */
import { Segmented, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { releaseName } from '../api/releases.js';
import type { ReviewListItem } from '../api/types.js';
import { useWorkspaceTitle } from '../app/current-workspace.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { useCommandWords } from '../release/use-command-words.js';
import { ReviewStateTag } from './review-state.js';
import { reviewList, waitingPageSize } from './review-queries.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { ListSummary } from '../shared/list-summary.js';
import { PageHeader } from '../shared/page-header.js';
import { Since } from '../shared/since.js';
import { useFilters } from '../shared/use-filters.js';

const tabs = ['approvals', 'requests', 'decisions'] as const;

export function ReviewsPage(): ReactElement {
  const live = useChangeStream();
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const { values, set } = useFilters(['mine']);
  const mine = tabs.find((tab) => tab === values.mine) ?? 'approvals';
  const page = usePage(reviewList(ws, mine), { pageSize: waitingPageSize, isLive: live === 'live' });
  const tabTitle = useWorkspaceTitle(`${t(`reviews.tabs.${mine}`)} · ${t('nav.reviews')}`);
  const columns = useReviewColumns();
  return (
    <>
      <PageHeader title={t('nav.reviews')} tabTitle={tabTitle} />
      <Segmented
        aria-label={t('nav.reviews')}
        value={mine}
        options={tabs.map((tab) => ({ value: tab, label: t(`reviews.tabs.${tab}`) }))}
        onChange={(value) => {
          set('mine', value);
        }}
        style={{ marginBottom: 12 }}
      />
      <ListSummary page={page} live={live} />
      <PagedTable<ReviewListItem>
        page={page}
        label={t('nav.reviews')}
        empty={t(`reviews.empty.${mine}`)}
        keyOf={({ id }) => id}
        columns={columns}
      />
    </>
  );
}

function useReviewColumns(): Column<ReviewListItem>[] {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return [
    {
      key: 'what',
      title: t('reviews.subject'),
      render: ({ id, kind, release, reason, step }) => (
        <>
          <Tag style={{ marginInlineEnd: 8 }}>{t(`reviews.kind.${kind}`)}</Tag>
          <Link to={`/reviews/${id}`} className="long-name">
            {releaseName(release)}
          </Link>
          {step === undefined ? null : (
            <div>
              {percent(step.fromPercentage)} → {percent(step.percentage)} ·{' '}
              {t('reviews.given', {
                given: step.approvals.length,
                count: step.count,
                group: t(`reviews.approvers.${step.approvers}`),
              })}
            </div>
          )}
          {reason === undefined ? null : (
            <div className="long-name">
              <Typography.Text type="secondary">“{reason}”</Typography.Text>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'target',
      title: t('field.targetApp'),
      render: ({ release }) => (
        <span className="long-name">
          {release.targetAppName} · {t(`environment.${release.environment}`)}
        </span>
      ),
    },
    {
      key: 'requested',
      title: t('reviews.requested'),
      render: ({ requestedBy, requestedAt }) => (
        <>
          <span className="long-name">{requestedBy}</span>
          <br />
          <Since at={requestedAt} />
        </>
      ),
    },
    { key: 'state', title: t('field.status'), render: (review) => <StateCell review={review} /> },
  ];
}

/** The state, and until when it can be decided, or who decided it, when and why. */
function StateCell({ review }: { readonly review: ReviewListItem }): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { actorLabel } = useCommandWords();
  const { state, decidedBy, decidedAt, decisionReason, expiresAt } = review;
  const expiryWords =
    expiresAt === undefined ? t('reviews.expiryStopped') : t('reviews.expires', { at: time(expiresAt) });
  return (
    <>
      <ReviewStateTag state={state} />
      <br />
      <Typography.Text type="secondary" className="long-name">
        {state === 'IN_REVIEW' ? expiryWords : actorLabel(decidedBy ?? '')}
        {decidedAt === undefined ? null : (
          <>
            {' · '}
            <Since at={decidedAt} />
          </>
        )}
        {decisionReason === undefined ? null : <div>“{decisionReason}”</div>}
      </Typography.Text>
    </>
  );
}
