/** The releases of one version, one line each: where, in which status, at which share, since when, and the way to its page. */
import { Button, Table, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { VersionRelease } from '../api/shapes.js';
import { useFormats } from '../i18n/use-language.js';
import { Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';

interface VersionReleasesProps {
  readonly version: string;
  readonly releases: readonly VersionRelease[];
}

export function VersionReleases({ version, releases }: VersionReleasesProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { percent } = useFormats();
  if (releases.length === 0) return <Typography.Text type="secondary">{t('versions.noReleases')}</Typography.Text>;
  return (
    <Table<VersionRelease>
      aria-label={`${t('versions.releases')} ${version}`}
      dataSource={releases}
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'app',
          title: t('field.targetApp'),
          render: (_, { targetApp }) => <span className="long-name">{targetApp}</span>,
        },
        { key: 'env', title: t('field.environment'), render: (_, { environment }) => t(`environment.${environment}`) },
        {
          key: 'status',
          title: t('field.status'),
          render: (_, { status, phase }) => <StatusTag status={status} phase={phase} />,
        },
        {
          key: 'share',
          title: t('field.percentage'),
          align: 'end',
          render: (_, { percentage }) => <span className="numeric">{percent(percentage)}</span>,
        },
        { key: 'since', title: t('field.since'), render: (_, { statusSince }) => <Since at={statusSince} /> },
        {
          key: 'open',
          title: <span className="visually-hidden">{t('field.actions')}</span>,
          align: 'end',
          render: (_, { id, targetApp, environment }) => (
            <Button
              type="primary"
              size="small"
              aria-label={t('newRelease.openLabel', {
                version,
                targetApp,
                environment: t(`environment.${environment}`),
              })}
              onClick={() => void navigate(`/releases/${id}`)}
            >
              {t('newRelease.open')}
            </Button>
          ),
        },
      ]}
    />
  );
}
