/** All releases that touch a workspace, filtered by what is in the address. */
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ReleaseItem } from '../api/progress-shapes.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/paged-table.js';
import { Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';
import { useFilters } from '../shared/use-filters.js';
import { filterNames, ReleaseFilters } from './release-filters.js';

export function ReleasesPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const { percent } = useFormats();
  const filters = useFilters(filterNames);
  const page = usePage<ReleaseItem>('releases', '/v1/releases', { workspace: ws, ...filters.values });
  return (
    <>
      <PageHeader title={t('nav.releases')} />
      <ReleaseFilters filters={filters} />
      <PagedTable<ReleaseItem>
        page={page}
        label={t('nav.releases')}
        empty={
          filters.isAny ? (
            <>
              {t('releases.noMatch')}{' '}
              <Button type="link" onClick={filters.clear}>
                {t('releases.clear')}
              </Button>
            </>
          ) : (
            t('releases.empty')
          )
        }
        rowKey="id"
        columns={[
          {
            key: 'release',
            title: t('field.miniProgram'),
            render: (_, { id, miniProgram, version }) => (
              <Link to={`/releases/${id}`} className="long-name">
                {miniProgram} {version}
              </Link>
            ),
          },
          {
            key: 'app',
            title: t('field.targetApp'),
            render: (_, { targetApp }) => <span className="long-name">{targetApp}</span>,
          },
          {
            key: 'env',
            title: t('field.environment'),
            render: (_, { environment }) => t(`environment.${environment}`),
          },
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
            key: 'by',
            title: t('field.createdBy'),
            render: (_, { createdBy }) => <span className="long-name">{createdBy}</span>,
          },
        ]}
      />
    </>
  );
}
