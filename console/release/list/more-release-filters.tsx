/** The less common filters of the list of releases. They suggest what there is to choose. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { environments } from '../../../domain/registry/target-app.js';
import { releaseStatuses } from '../../../domain/release/words.js';
import { bodyOf } from '../../api/api-problem.js';
import { api } from '../../api/client.js';
import { useFormats } from '../../i18n/use-language.js';
import { words } from '../../i18n/words.js';
import { useCommandWords } from '../use-command-words.js';
import { namedChoices } from '../../shared/named-choices.js';
import { type Filters, useSearchWord } from '../../shared/use-filters.js';
import { filterLabel, type ReleaseFilterName } from './release-filter-words.js';

interface MoreReleaseFiltersProps {
  readonly filters: Filters<ReleaseFilterName>;
  readonly workspace: string | undefined;
}

const shares = ['1', '5', '10', '25', '50', '100'];

export function MoreReleaseFilters({ filters, workspace }: MoreReleaseFiltersProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const spans = Object.keys(words.releases.since) as (keyof typeof words.releases.since)[];
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
      <ProgramChoice filters={filters} workspace={workspace} />
      <VersionChoice filters={filters} />
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
  const { sent, type } = useSearchWord();
  const { data } = useQuery({
    queryKey: ['target-apps', 'choices', sent],
    queryFn: ({ signal }) => {
      const query = { limit: 200, ...(sent === '' ? {} : { q: sent }) };
      return bodyOf(api.GET('/v1/target-apps', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
  return <Choice filters={filters} name="targetApp" options={namedChoices(data?.items ?? [])} onType={type} />;
}

/** Without a workspace only what is typed is searched: all programs that the user may read are too many. */
function ProgramChoice({ filters, workspace }: MoreReleaseFiltersProps): ReactElement {
  const { sent, type } = useSearchWord();
  const { data = [] } = useQuery({
    queryKey: ['program-choices', workspace, sent],
    queryFn: async ({ signal }) => {
      if (workspace === undefined) return (await searchFor(sent, signal))?.miniPrograms ?? [];
      const query = { limit: 20, ...(sent === '' ? {} : { q: sent }) };
      const path = { workspace };
      return (await bodyOf(api.GET('/v1/workspaces/{workspace}/mini-programs', { params: { path, query }, signal })))
        .items;
    },
    placeholderData: keepPreviousData,
  });
  return <Choice filters={filters} name="miniProgram" options={namedChoices(data)} onType={type} />;
}

/** Null without a word. */
async function searchFor(q: string, signal: AbortSignal) {
  return q === '' ? null : bodyOf(api.GET('/v1/search', { params: { query: { q, limit: mostFound } }, signal }));
}

const mostFound = 20;

/** Versions of the chosen mini program, or of any that the user may read. The first numbers of a version do, too. */
function VersionChoice({ filters }: Pick<ChoiceProps, 'filters'>): ReactElement {
  const { sent, type } = useSearchWord();
  const { miniProgram } = filters.values;
  const { data = [] } = useQuery({
    queryKey: ['version-choices', miniProgram, sent],
    queryFn: async ({ signal }) => {
      if (miniProgram === undefined) return (await searchFor(sent, signal))?.versions ?? [];
      const params = { path: { miniProgram }, query: { limit: 50 } };
      return (await bodyOf(api.GET('/v1/mini-programs/{miniProgram}/versions', { params, signal }))).items;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  const typed = sent.replace(/\.$/, '');
  const found = data.map(({ number }) => number).filter((number) => number.startsWith(sent));
  const all = new Set([...(/^\d+(\.\d+){0,2}$/.test(typed) ? [typed] : []), ...found]);
  const options = [...all].map((value) => ({ value, label: value.split('.').length === 3 ? value : `${value}.x` }));
  return <Choice filters={filters} name="version" options={options} onType={type} />;
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
  const known = [...(data?.items ?? []).map(({ user }) => user), ...Object.keys(words.actor)];
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
