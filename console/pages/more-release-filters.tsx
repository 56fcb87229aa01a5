/** The less common filters of the list of releases. They suggest what there is to choose. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { environments } from '../../domain/registry/target-app.js';
import { releaseStatuses } from '../../domain/release/words.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useFormats } from '../i18n/use-language.js';
import { en } from '../i18n/words.js';
import { useCommandWords } from '../release/use-command-words.js';
import { type Filters, useSearchWord } from '../shared/use-filters.js';
import { filterLabel, type ReleaseFilterName } from './release-filter-words.js';

interface MoreReleaseFiltersProps {
  readonly filters: Filters<ReleaseFilterName>;
  readonly workspace: string | undefined;
}

const shares = ['1', '5', '10', '25', '50', '100'];

export function MoreReleaseFilters({ filters, workspace }: MoreReleaseFiltersProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const spans = Object.keys(en.releases.since) as (keyof typeof en.releases.since)[];
  const choices = {
    environment: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
    changedSince: spans.map((value) => ({ value, label: t(`releases.since.${value}`) })),
    minPercentage: shares.map((value) => ({
      value,
      label: t('releases.atLeast', { percentage: percent(Number(value)) }),
    })),
  };
  return (
    <Flex gap={8} wrap style={{ marginTop: 8 }}>
      <Select<string[]>
        mode="multiple"
        allowClear
        aria-label={t('field.status')}
        placeholder={t('field.status')}
        value={[...filters.all('status')]}
        showSearch={{ optionFilterProp: 'label' }}
        options={releaseStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(values) => {
          filters.set('status', values);
        }}
        style={{ minWidth: 190 }}
      />
      <Choice filters={filters} name="environment" options={choices.environment} />
      <Choice filters={filters} name="changedSince" options={choices.changedSince} />
      <Choice filters={filters} name="minPercentage" options={choices.minPercentage} />
      <AppChoice filters={filters} />
      {workspace === undefined ? null : <ProgramChoice filters={filters} workspace={workspace} />}
      <PersonChoice filters={filters} workspace={workspace} />
    </Flex>
  );
}

interface ChoiceProps {
  readonly filters: Filters<ReleaseFilterName>;
  readonly name: ReleaseFilterName;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Given where the options depend on what is typed. Otherwise the typed word selects among them. */
  readonly onType?: (word: string) => void;
}

function Choice({ filters, name, options, onType }: ChoiceProps): ReactElement {
  const { t } = useTranslation();
  const label = filterLabel(name, t);
  return (
    <Select<string>
      allowClear
      aria-label={label}
      placeholder={label}
      value={filters.values[name] ?? null}
      options={[...options]}
      showSearch={onType === undefined ? { optionFilterProp: 'label' } : { filterOption: false, onSearch: onType }}
      onChange={(value: string | undefined) => {
        filters.set(name, value);
      }}
      style={{ width: 190 }}
    />
  );
}

function AppChoice({ filters }: Pick<ChoiceProps, 'filters'>): ReactElement {
  const { data } = useQuery({
    queryKey: ['target-apps', 'choices'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/target-apps', { params: { query: { limit: 200 } }, signal })),
  });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Choice filters={filters} name="targetApp" options={options} />;
}

interface SuggestionProps extends Pick<ChoiceProps, 'filters'> {
  readonly workspace: string;
}

function ProgramChoice({ filters, workspace }: SuggestionProps): ReactElement {
  const { sent, type } = useSearchWord();
  const { data } = useQuery({
    queryKey: ['mini-programs', workspace, 'choices', sent],
    queryFn: ({ signal }) => {
      const query = { limit: 20, ...(sent === '' ? {} : { q: sent }) };
      const path = { workspace };
      return bodyOf(api.GET('/v1/workspaces/{workspace}/mini-programs', { params: { path, query }, signal }));
    },
  });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Choice filters={filters} name="miniProgram" options={options} onType={type} />;
}

/** Members of the workspace, and the system. Any other name can be typed: a former member, or a member elsewhere. */
function PersonChoice({ filters, workspace }: Pick<MoreReleaseFiltersProps, 'filters' | 'workspace'>): ReactElement {
  const [typed, setTyped] = useState('');
  const { actorLabel } = useCommandWords();
  const { data } = useQuery({
    queryKey: ['members', 'workspace', workspace, 'choices'],
    queryFn: ({ signal }) => {
      const params = { path: { workspace: workspace ?? '' }, query: { limit: 200 } };
      return bodyOf(api.GET('/v1/workspaces/{workspace}/members', { params, signal }));
    },
    enabled: workspace !== undefined,
    retry: false,
  });
  const word = typed.trim();
  const known = [...(data?.items ?? []).map(({ user }) => user), ...Object.keys(en.actor)];
  const found = known.filter((user) => [user, actorLabel(user)].some((name) => name.includes(word)));
  const options = word === '' || found.includes(word) ? found : [...found, word];
  return (
    <Choice
      filters={filters}
      name="by"
      options={options.map((user) => ({ value: user, label: actorLabel(user) }))}
      onType={setTyped}
    />
  );
}
