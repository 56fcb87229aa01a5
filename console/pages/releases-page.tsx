/** All releases that concern a workspace, filtered by the address. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { environments } from '../../domain/registry/target-app.js';
import type { ReleaseStatus } from '../../domain/release/release.js';
import { api } from '../api/client.js';
import type { ReleaseItem, ReleaseQuery } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { en } from '../i18n/words.js';
import { usePlaceColumns, useStatusColumns } from '../release/release-columns.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/data-table.js';
import { type Filters, useAddressWord, useFilters } from '../shared/use-filters.js';

const filterNames = ['q', 'status', 'miniProgram', 'targetApp', 'environment'] as const;
type FilterName = (typeof filterNames)[number];

const statuses = Object.keys(en.status) as ReleaseStatus[];
const idPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function ReleasesPage(): ReactElement {
  useChangeStream();
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const places = usePlaceColumns<ReleaseItem>();
  const statuses = useStatusColumns<ReleaseItem>();
  const filters = useFilters(filterNames);
  // Values of the address. The API refuses those that it does not know.
  const { status, ...others } = filters.values;
  const wanted = { ...others, ...(status === undefined ? {} : { status: [status] }) } as ReleaseQuery;
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

/** Above the list, kept in the address. */
function ReleaseFilters({ filters }: { readonly filters: Filters<FilterName> }): ReactElement {
  const { t } = useTranslation();
  const { values, set } = filters;
  return (
    <Flex gap={8} wrap role="search" aria-label={t('releases.filter')} style={{ marginBottom: 12 }}>
      <WordFilter name="q" label={t('releases.search')} filters={filters} />
      <Select
        allowClear
        aria-label={t('field.status')}
        placeholder={t('field.status')}
        value={values.status ?? null}
        options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(value: string | null | undefined) => {
          set('status', value ?? undefined);
        }}
        style={{ width: 190 }}
      />
      <Select
        allowClear
        aria-label={t('field.environment')}
        placeholder={t('field.environment')}
        value={values.environment ?? null}
        options={environments.map((value) => ({ value, label: t(`environment.${value}`) }))}
        onChange={(value: string | null | undefined) => {
          set('environment', value ?? undefined);
        }}
        style={{ width: 150 }}
      />
      <WordFilter name="miniProgram" label={t('field.miniProgram')} filters={filters} />
      <WordFilter name="targetApp" label={t('field.targetApp')} filters={filters} />
      {filters.isAny ? <Button onClick={filters.clear}>{t('releases.clear')}</Button> : null}
    </Flex>
  );
}

interface WordFilterProps {
  readonly name: 'q' | 'miniProgram' | 'targetApp';
  readonly label: string;
  readonly filters: Filters<FilterName>;
}

/** Sends an id only when it is complete: the API would refuse a part of one. */
function WordFilter({ name, label, filters }: WordFilterProps): ReactElement {
  const word = useAddressWord(filters, name, (text) => name === 'q' || idPattern.test(text));
  return (
    <Input
      allowClear
      {...(name === 'q' ? { prefix: <SearchOutlined /> } : {})}
      aria-label={label}
      placeholder={label}
      value={word.typed}
      onChange={(event) => {
        word.type(event.target.value);
      }}
      style={{ width: 190 }}
    />
  );
}
