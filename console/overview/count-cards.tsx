/** The counts of the overview as buttons. Each filters the list below. */
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import './overview.css';

export const listFilters = ['rollingOut', 'changedInLastHour', 'paused', 'notConfirmed'] as const;
export type ListFilter = (typeof listFilters)[number];

interface CountCardsProps {
  /** Undefined while it loads. */
  readonly counts: Overview['counts'] | undefined;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  /** The page of reviews. Null: the user is in no workspace. */
  readonly reviews: string | null;
}

export function CountCards({ counts, filter, onFilter, reviews }: CountCardsProps): ReactElement {
  const { t } = useTranslation();
  const { count } = useFormats();
  const words = (name: keyof Overview['counts']): ReactElement => (
    <>
      <strong>{counts === undefined ? '–' : count(counts[name])}</strong> <span>{t(`overview.count.${name}`)}</span>
    </>
  );
  return (
    <Flex gap={12} wrap role="group" aria-label={t('overview.counts')} className="counts">
      {listFilters.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === filter}
          data-zero={counts?.[name] === 0}
          onClick={() => {
            onFilter(name);
          }}
        >
          {words(name)}
        </button>
      ))}
      {reviews === null ? null : (
        <Link to={reviews} data-zero={counts?.waitingForMyReview === 0}>
          {words('waitingForMyReview')}
        </Link>
      )}
    </Flex>
  );
}
