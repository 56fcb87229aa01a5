/** The releases of one version: target, status, share, time, and a link to each. */
import { Button, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { VersionRelease } from '../api/types.js';
import { usePlaceColumns, useStatusColumns } from '../release/release-columns.js';
import { DataTable } from '../shared/data-table.js';

interface VersionReleasesProps {
  readonly version: string;
  readonly releases: readonly VersionRelease[];
}

export function VersionReleases({ version, releases }: VersionReleasesProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = usePlaceColumns<VersionRelease>();
  const statuses = useStatusColumns<VersionRelease>();
  if (releases.length === 0) return <Typography.Text type="secondary">{t('versions.noReleases')}</Typography.Text>;
  return (
    <DataTable<VersionRelease>
      label={`${t('versions.releases')} ${version}`}
      items={releases}
      keyOf={({ id }) => id}
      columns={[
        ...places,
        ...statuses,
        {
          key: 'open',
          title: <span className="visually-hidden">{t('field.actions')}</span>,
          align: 'end',
          render: ({ id, targetApp, environment }) => (
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
