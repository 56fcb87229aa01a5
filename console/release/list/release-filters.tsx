/** Above the list of releases: search, common filters, and the others on demand. */
import { Button, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../shared/lazy-part.js';
import { FilterChip, SearchField } from '../../shared/list-filters.js';
import type { Filters } from '../../shared/use-filters.js';
import type { ReleaseFilterName } from './release-filter-words.js';

const MoreReleaseFilters = lazyPart(async () => (await import('./more-release-filters.js')).MoreReleaseFilters);

const more = ['status', 'miniProgram', 'version', 'targetApp', 'environment', 'by', 'minPercentage'] as const;

interface ReleaseFiltersProps {
  readonly filters: Filters<ReleaseFilterName>;
  /** Undefined: all workspaces. */
  readonly workspace: string | undefined;
}

export function ReleaseFilters({ filters, workspace }: ReleaseFiltersProps): ReactElement {
  const { t } = useTranslation();
  const set = more.filter((name) => filters.values[name] !== undefined).length;
  const [showsMore, setShowsMore] = useState(set > 0);
  const label = set === 0 ? t('list.moreFilters') : t('list.moreFiltersSet', { count: set });
  return (
    <div role="search" aria-label={t('list.filter')} className="list-filters">
      <Flex gap={8} wrap>
        <SearchField filters={filters} label={t('releases.search')} />
        <FilterChip {...{ filters, name: 'active', value: 'true', label: t('releases.chip.active') }} />
        <FilterChip {...{ filters, name: 'phase', value: 'PAUSED', label: t('releases.chip.paused') }} />
        <FilterChip {...{ filters, name: 'changedSince', value: 'PT1H', label: t('releases.since.PT1H') }} />
        <FilterChip {...{ filters, name: 'noBaseline', value: 'true', label: t('releases.chip.noBaseline') }} />
        <Button
          aria-expanded={showsMore}
          onClick={() => {
            setShowsMore(!showsMore);
          }}
        >
          {label}
        </Button>
        {filters.isAny ? (
          <Button type="link" onClick={filters.clear}>
            {t('list.clear')}
          </Button>
        ) : null}
      </Flex>
      {showsMore ? <MoreReleaseFilters filters={filters} workspace={workspace} /> : null}
    </div>
  );
}
