/** A table of one page of a list, with the way to the neighbouring pages, its empty state and its failure. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Table, type TableProps } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '../api/use-page.js';
import { FailureFace } from './failure-face.js';

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
      {page.previous === null && page.next === null ? null : <Pager page={page} />}
    </>
  );
}

function Pager({ page }: { readonly page: Pick<ListPage<object>, 'previous' | 'next' | 'pageNumber'> }): ReactElement {
  const { t } = useTranslation();
  return (
    <Flex justify="flex-end" align="center" gap={8} style={{ marginTop: 12 }}>
      <span className="quiet">{t('list.page', { number: page.pageNumber })}</span>
      <Button
        icon={<LeftOutlined />}
        aria-label={t('action.previous')}
        disabled={page.previous === null}
        onClick={() => page.previous?.()}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={t('action.next')}
        disabled={page.next === null}
        onClick={() => page.next?.()}
      />
    </Flex>
  );
}
