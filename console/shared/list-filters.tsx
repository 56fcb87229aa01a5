/** Controls above a list: its search field, and buttons that switch a common filter on and off. */
import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
// Not from the index, which would add every kind of input to the first page.
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { type Filters, useAddressWord } from './use-filters.js';

interface SearchFieldProps<Name extends string> {
  readonly filters: Filters<Name | 'q'>;
  /** Says what the search finds. */
  readonly label: string;
}

export function SearchField<Name extends string>({ filters, label }: SearchFieldProps<Name>): ReactElement {
  const word = useAddressWord(filters, 'q');
  return (
    <Input
      allowClear
      // The shortcut `/` leads here.
      data-list-search
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      value={word.typed}
      onChange={(event) => {
        word.type(event.target.value);
      }}
      style={{ flex: '0 1 300px' }}
    />
  );
}

interface FilterChipProps<Name extends string> {
  readonly filters: Filters<Name>;
  readonly name: Name;
  readonly value: string;
  readonly label: string;
}

export function FilterChip<Name extends string>(props: FilterChipProps<Name>): ReactElement {
  const { filters, name, value, label } = props;
  const isOn = filters.values[name] === value;
  return (
    <Button
      aria-pressed={isOn}
      {...(isOn ? { type: 'primary', ghost: true } : {})}
      onClick={() => {
        filters.set(name, isOn ? undefined : value);
      }}
    >
      {label}
    </Button>
  );
}
