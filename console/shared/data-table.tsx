/**
 * A table in plain markup. Ant Design's table also holds trees, selects and page numbers, a sixth of the size limit of
 * the first page.
 */
import './data-table.css';
import { Spin } from 'antd';
import { type ReactElement, type ReactNode } from 'react';

export interface Column<Item> {
  readonly key: string;
  readonly title: ReactNode;
  readonly align?: 'end';
  readonly render: (item: Item) => ReactNode;
}

export interface DataTableProps<Item> {
  /** The name of the table for screen readers. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string | number;
  /** Content in full width below an item. Null: none. */
  readonly below?: (item: Item) => ReactNode;
  readonly isLoading?: boolean;
  readonly empty?: ReactNode;
}

export function DataTable<Item>(props: DataTableProps<Item>): ReactElement {
  const { label, items, columns, keyOf, below = () => null, isLoading = false, empty } = props;
  return (
    <div className="data-table">
      <table aria-label={label} aria-busy={isLoading}>
        <thead>
          <tr>
            {columns.map(({ key, title, align }) => (
              <th key={key} scope="col" data-align={align}>
                {title}
              </th>
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
  );
}

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
