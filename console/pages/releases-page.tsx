/** All releases that concern a workspace, filtered by the address. */
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/client.js';
import type { ReleaseItem, ReleaseQuery } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { usePlaceColumns, useStatusColumns } from '../release/release-columns.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/paged-table.js';
import { useFilters } from '../shared/use-filters.js';
import { filterNames, ReleaseFilters } from './release-filters.js';

export function ReleasesPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const places = usePlaceColumns<ReleaseItem>();
  const statuses = useStatusColumns<ReleaseItem>();
  const filters = useFilters(filterNames);
  // Values of the address. The API refuses those that it does not know.
  const wanted = filters.values as ReleaseQuery;
  const page = usePage({
    key: ['releases', ws, filters.values],
    read: (query, signal) =>
      api.GET('/v1/releases', { params: { query: { ...query, ...wanted, workspace: ws } }, signal }),
  });
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
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'release',
            title: t('field.miniProgram'),
            render: ({ id, miniProgram, version }) => (
              <Link to={`/releases/${id}`} className="long-name">
                {miniProgram} {version}
              </Link>
            ),
          },
          ...places,
          ...statuses,
          {
            key: 'by',
            title: t('field.createdBy'),
            render: ({ createdBy }) => <span className="long-name">{createdBy}</span>,
          },
        ]}
      />
    </>
  );
}
