/** What the user may create, and how much of it is used. Quotas count in all workspaces. */
import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Limits } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { DataTable } from '../shared/data-table.js';
import { FailureFace } from '../shared/failure-face.js';

type Quota = Limits['quotas'][number];

export function LimitsCard(): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['limits'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/me/limits', { signal })),
    staleTime: 0,
  });
  if (error !== null) return <FailureFace error={error} onRetry={() => void refetch()} />;
  const { perToken = 0 } = data?.requestsPerMinute ?? {};
  return (
    <Card title={<h2 className="card-title">{t('limits.title')}</h2>}>
      <Typography.Paragraph type="secondary">{t('limits.lead')}</Typography.Paragraph>
      <DataTable<Quota>
        label={t('limits.title')}
        items={data?.quotas ?? []}
        isLoading={isPending}
        keyOf={({ kind }) => kind}
        columns={[
          { key: 'kind', title: t('field.kind'), render: ({ kind }) => t(`limits.kind.${kind}`) },
          { key: 'used', title: t('limits.used'), align: 'end', render: ({ used }) => whole(used) },
          {
            key: 'limit',
            title: t('limits.limit'),
            align: 'end',
            render: ({ limit }) => (limit === null ? t('limits.none') : whole(limit)),
          },
        ]}
      />
      {data === undefined ? null : (
        <Typography.Paragraph type="secondary" style={{ marginTop: 12, marginBottom: 0 }}>
          {t('limits.requests', { perToken: whole(perToken) })}
        </Typography.Paragraph>
      )}
    </Card>
  );
}
