/** Open reviews: for the user to decide, or requested by the user. The selection is kept in the address. */
import { Button, Segmented, Tag, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/client.js';
import type { ReviewListItem } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/data-table.js';
import { Since } from '../shared/since.js';
import { useFilters } from '../shared/use-filters.js';
import { ReviewDialog } from './review-dialog.js';

const stateColors: Record<ReviewListItem['state'], string> = {
  IN_REVIEW: 'processing',
  APPROVED: 'success',
  REJECTED: 'warning',
  WITHDRAWN: 'default',
  EXPIRED: 'default',
};

export function ReviewsPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const { time } = useFormats();
  const [opened, setOpened] = useState<string | null>(null);
  const { values, set } = useFilters(['mine']);
  const mine = values.mine === 'requests' ? 'requests' : 'approvals';
  const page = usePage({
    key: ['reviews', ws, mine],
    read: (query, signal) => api.GET('/v1/reviews', { params: { query: { ...query, mine, workspace: ws } }, signal }),
  });
  return (
    <>
      <PageHeader title={t('nav.reviews')} />
      <Segmented
        aria-label={t('nav.reviews')}
        value={mine}
        options={[
          { value: 'approvals', label: t('reviews.approvals') },
          { value: 'requests', label: t('reviews.requests') },
        ]}
        onChange={(value) => {
          set('mine', value);
        }}
        style={{ marginBottom: 12 }}
      />
      <PagedTable<ReviewListItem>
        page={page}
        label={t('nav.reviews')}
        empty={mine === 'approvals' ? t('reviews.emptyApprovals') : t('reviews.emptyRequests')}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'what',
            title: t('reviews.what'),
            render: ({ kind, release, reason }) => (
              <>
                <Tag style={{ marginInlineEnd: 8 }}>{t(`reviews.kind.${kind}`)}</Tag>
                <Link to={`/releases/${release.id}`} className="long-name">
                  {release.miniProgram} {release.version}
                </Link>
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
                {release.targetApp} · {t(`environment.${release.environment}`)}
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
          {
            key: 'state',
            title: t('field.status'),
            render: ({ state, decidedBy, decisionReason, expiresAt }) => (
              <>
                <Tag color={stateColors[state]}>{t(`reviews.state.${state}`)}</Tag>
                <br />
                <Typography.Text type="secondary" className="long-name">
                  {state === 'IN_REVIEW'
                    ? t('reviews.expires', { at: time(expiresAt) })
                    : [decidedBy, decisionReason].filter((part) => part !== undefined).join(': ')}
                </Typography.Text>
              </>
            ),
          },
          {
            key: 'decide',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: ({ id, state }) =>
              state === 'IN_REVIEW' ? (
                <Button
                  size="small"
                  type={mine === 'approvals' ? 'primary' : 'default'}
                  onClick={() => {
                    setOpened(id);
                  }}
                >
                  {mine === 'approvals' ? t('reviews.decide') : t('action.open')}
                </Button>
              ) : null,
          },
        ]}
      />
      {opened === null ? null : (
        <ReviewDialog
          id={opened}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </>
  );
}
