/** A table of one page of a list, with the way to the neighbouring pages, its empty state and its failure. */
import { Table, type TableProps } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '../api/use-page.js';
import { FailureFace } from './failure-face.js';
import { Pager } from './pager.js';

interface PagedTableProps<Item extends object> extends Pick<TableProps<Item>, 'columns' | 'expandable' | 'rowKey'> {
  readonly page: ListPage<Item>;
  /** What a screen reader calls the table. */
  readonly label: string;
  readonly empty?: ReactNode;
}

export function PagedTable<Item extends object>(props: PagedTableProps<Item>): ReactElement {
  const { page, label, empty, ...table } = props;
  const { t } = useTranslation();
  if (page.error !== null && page.items.length === 0) return <FailureFace error={page.error} onRetry={page.refetch} />;
  return (
    <>
      <Table<Item>
        {...table}
        aria-label={label}
        dataSource={page.items}
        loading={page.isLoading ? { delay: 200 } : false}
        pagination={false}
        scroll={{ x: 'max-content' }}
        size="middle"
        locale={{
          emptyText: (
            <div className="quiet" style={{ padding: 24 }}>
              {page.isLoading ? ' ' : (empty ?? t('list.empty'))}
            </div>
          ),
        }}
      />
      <Pager page={page} />
    </>
  );
}
