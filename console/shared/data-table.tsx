/** A table of items, with a heading for screen readers, and pages of a list below it. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Spin } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '../api/use-page.js';
import './data-table.css';
import { FailureFace } from './failure-face.js';
import { RefusedReasons } from './refusable-button.js';
import { useIsScrolled } from './use-is-scrolled.js';
import type { Sort } from './use-filters.js';

export interface Column<Item> {
  readonly key: string;
  readonly title: ReactNode;
  readonly align?: 'end';
  /** The orders of the list by this column. The descending one is taken first. At least one is given. */
  readonly orders?: { readonly descending?: string; readonly ascending?: string };
  readonly render: (item: Item) => ReactNode;
}

interface DataTableProps<Item> {
  /** The name of the table for screen readers. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string | number;
  /** Content in full width below an item. Null: none. */
  readonly below?: (item: Item) => ReactNode;
  readonly isLoading?: boolean;
  readonly sort?: Sort;
  readonly empty?: ReactNode;
}

/**
 * A table in plain markup. Ant Design's table also holds trees, selects and page numbers, a sixth of the size limit of
 * the first page.
 */
export function DataTable<Item>(props: DataTableProps<Item>): ReactElement {
  const { label, items, columns, keyOf, below = () => null, isLoading = false, sort, empty } = props;
  const { ref, isScrolled } = useIsScrolled();
  return (
    <RefusedReasons>
      {/* A table that scrolls can be scrolled by keyboard, too. */}
      <div
        ref={ref}
        className="data-table"
        {...(isScrolled ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
      >
        <table aria-label={label} aria-busy={isLoading}>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={keyOf(item)} item={item} columns={columns} below={below(item)} />
            ))}
            {items.length > 0 ? null : (
              <tr>
                <td colSpan={columns.length} className="quiet none">
                  {isLoading ? <Spin delay={200} /> : empty}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </RefusedReasons>
  );
}

interface HeadCellProps {
  readonly column: Pick<Column<never>, 'title' | 'align' | 'orders'>;
  readonly sort: Sort | undefined;
}

function HeadCell({ column: { title, align, orders }, sort }: HeadCellProps): ReactElement {
  if (orders === undefined || sort === undefined)
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    );
  const direction =
    sort.order === orders.descending ? 'descending' : sort.order === orders.ascending ? 'ascending' : 'none';
  const { descending, ascending } = orders;
  const next = direction === 'descending' ? (ascending ?? descending) : (descending ?? ascending);
  return (
    <th scope="col" data-align={align} aria-sort={direction}>
      <button
        type="button"
        className="sort"
        onClick={() => {
          if (next !== undefined) sort.set(next);
        }}
      >
        {title} <span aria-hidden>{arrows[direction]}</span>
      </button>
    </th>
  );
}

const arrows = { ascending: '↑', descending: '↓', none: '↕' };

interface RowProps<Item> extends Pick<DataTableProps<Item>, 'columns'> {
  readonly item: Item;
  readonly below: ReactNode;
}

function Row<Item>({ item, columns, below }: RowProps<Item>): ReactElement {
  return (
    <>
      <tr>
        {columns.map(({ key, align, render }) => (
          <td key={key} data-align={align}>
            {render(item)}
          </td>
        ))}
      </tr>
      {below === null ? null : (
        <tr>
          <td colSpan={columns.length} className="below">
            {below}
          </td>
        </tr>
      )}
    </>
  );
}

interface PagedTableProps<Item extends object> extends Omit<DataTableProps<Item>, 'items' | 'isLoading'> {
  readonly page: ListPage<Item>;
}

/** A table of one page of a list, with links to other pages, an empty state and a failure state. */
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

type PagerPage = Pick<ListPage<object>, 'previous' | 'next' | 'pageNumber'>;

/** Links to the previous and next page of a list. Empty when there is one page only. */
export function Pager({ page }: { readonly page: PagerPage }): ReactElement | null {
  const { t } = useTranslation();
  if (page.previous === null && page.next === null) return null;
  return (
    <Flex justify="flex-end" align="center" gap={8} style={{ marginTop: 12 }}>
      <span className="quiet" aria-live="polite">
        {page.pageNumber === null ? null : t('list.page', { number: page.pageNumber })}
      </span>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('action.previous')}
        disabled={page.previous === null}
        onClick={() => page.previous?.()}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('action.next')}
        disabled={page.next === null}
        onClick={() => page.next?.()}
      />
    </Flex>
  );
}
