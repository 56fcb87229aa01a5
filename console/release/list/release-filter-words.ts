/** The filters of the list of releases, and how a user reads them. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-language.js';
import { isKeyOf, words } from '../../i18n/words.js';
import type { Filters } from '../../shared/use-filters.js';

/** In the address as in the API. */
export const releaseFilterNames = [
  ...(['q', 'active', 'status', 'phase', 'changedSince', 'noBaseline'] as const),
  ...(['miniProgram', 'version', 'targetApp', 'environment', 'by', 'minPercentage'] as const),
] as const;
export type ReleaseFilterName = (typeof releaseFilterNames)[number];

/** Each filter that is set, with its value. */
export function useFilterWords({ all }: Pick<Filters<ReleaseFilterName>, 'all'>): string[] {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return releaseFilterNames.flatMap((name) => {
    const values = all(name).map((value) => valueWords(name, value, t, percent));
    return values.length === 0 ? [] : [t('list.filterWord', { name: filterLabel(name, t), value: values.join(', ') })];
  });
}

export function filterLabel(name: ReleaseFilterName, t: TFunction): string {
  switch (name) {
    case 'q':
      return t('list.search');
    case 'active':
      return t('releases.chip.active');
    case 'status':
    case 'miniProgram':
    case 'version':
    case 'targetApp':
    case 'environment':
      return t(`field.${name}`);
    case 'phase':
      return t('releases.phase');
    case 'noBaseline':
      return t('releases.chip.noBaseline');
    case 'changedSince':
    case 'by':
      return t(`releases.${name}`);
    case 'minPercentage':
      return t('releases.share');
  }
}

function valueWords(name: ReleaseFilterName, value: string, t: TFunction, percent: (value: number) => string): string {
  if (name === 'minPercentage') return t('releases.atLeast', { percentage: percent(Number(value)) });
  if (name === 'status' && isKeyOf(words.status, value)) return t(`status.${value}`);
  if (name === 'phase' && isKeyOf(words.phase, value)) return t(`phase.${value}`);
  if (name === 'environment' && isKeyOf(words.environment, value)) return t(`environment.${value}`);
  if (name === 'changedSince' && isKeyOf(words.releases.since, value)) return t(`releases.since.${value}`);
  if (value === 'true' || value === 'false') return t(`list.${value}`);
  return value;
}
