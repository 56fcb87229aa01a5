/** Filters of the release list. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseStatus } from '../../domain/release/release.js';
import { environments } from '../../domain/registry/target-app.js';
import { en } from '../i18n/words.js';
import type { Filters } from '../shared/use-filters.js';
import { useAddressWord } from '../shared/use-address-word.js';

export const filterNames = ['q', 'status', 'miniProgram', 'targetApp', 'environment'] as const;
type FilterName = (typeof filterNames)[number];

const statuses = Object.keys(en.status) as ReleaseStatus[];
const idPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function ReleaseFilters({ filters }: { readonly filters: Filters<FilterName> }): ReactElement {
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
