/** Above a list: how many entries it has, and whether it is live. In an empty list: the filters that leave none. */
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import type { LiveState } from '../live/tab-member.js';
import type { Filters } from './use-filters.js';

interface ListSummaryProps {
  readonly page: Pick<ListPage<unknown>, 'total' | 'readAtMs'>;
  /** Absent: the list is not followed by a stream. */
  readonly live?: LiveState;
}

export function ListSummary({ page: { total, readAtMs }, live }: ListSummaryProps): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  return (
    <div className="quiet list-summary">
      <span role="status">
        {total === null ? null : t('list.total', { total: whole(total.count) + (total.isExact ? '' : '+') })}
      </span>
      {live === undefined ? null : <LiveMark isLive={live === 'live'} readAtMs={readAtMs} />}
    </div>
  );
}

interface LiveMarkProps {
  readonly isLive: boolean;
  readonly readAtMs: number;
}

/** Live, or when the shown entries were read. */
export function LiveMark({ isLive, readAtMs }: LiveMarkProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const asOf = readAtMs === 0 ? '' : t('list.asOf', { time: time(new Date(readAtMs).toISOString()) });
  return <span data-live={isLive}>{isLive ? t('list.live') : asOf}</span>;
}

interface NoneFoundProps {
  readonly filters: Pick<Filters<never>, 'isAny' | 'clear'>;
  /** Each filter with its value, as the user reads them. */
  readonly words: readonly string[];
  /** Shown where no filter is set. */
  readonly none: string;
}

/** Names the filters of an empty list, and offers to clear them. */
export function NoneFound({ filters, words, none }: NoneFoundProps): ReactElement {
  const { t } = useTranslation();
  if (!filters.isAny) return <>{none}</>;
  return (
    <>
      {t('list.noneFound', { filters: words.join(' · ') })}{' '}
      <Button type="link" onClick={filters.clear}>
        {t('list.clear')}
      </Button>
    </>
  );
}
