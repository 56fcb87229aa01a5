/** A table of one page of a list, with links to other pages, an empty state and a failure state. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '../api/use-page.js';
import { DataTable, type DataTableProps } from './data-table.js';
import { FailureFace } from './failure-face.js';
import { Pager } from './pager.js';

interface PagedTableProps<Item extends object> extends Omit<DataTableProps<Item>, 'items' | 'isLoading'> {
  readonly page: ListPage<Item>;
}

export function PagedTable<Item extends object>({ page, empty, ...table }: PagedTableProps<Item>): ReactElement {
  const { t } = useTranslation();
  if (page.error !== null && page.items.length === 0) return <FailureFace error={page.error} onRetry={page.refetch} />;
  return (
    <>
      <DataTable<Item> {...table} items={page.items} isLoading={page.isLoading} empty={empty ?? t('list.empty')} />
      <Pager page={page} />
    </>
  );
}
