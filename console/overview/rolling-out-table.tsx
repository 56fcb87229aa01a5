/** The releases of the overview: share and share before, last change, baseline, selection, and Pause on each row. */
import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReleaseListItem } from '../api/types.js';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import { useCommandWords } from '../release/use-command-words.js';
import { type Column, DataTable } from '../shared/data-table.js';
import { lazyPart } from '../shared/lazy-part.js';
import { Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';
import { releaseName } from '../api/releases.js';
import { useMayStop } from './use-may-stop.js';

const FrozenMark = lazyPart(withTexts('windows', async () => (await import('../window/frozen-mark.js')).FrozenMark));

interface RollingOutTableProps {
  readonly items: readonly ReleaseListItem[];
  readonly isLoading: boolean;
  readonly empty: ReactNode;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (id: string, isSelected: boolean) => void;
  readonly onPause: (release: ReleaseListItem) => void;
}

export function RollingOutTable(props: RollingOutTableProps): ReactElement {
  const { items, isLoading, empty, selected, onSelect, onPause } = props;
  const { t } = useTranslation();
  const { actorLabel } = useCommandWords();
  const mayStop = useMayStop();
  const columns: Column<ReleaseListItem>[] = [
    {
      key: 'select',
      title: '',
      render: (item) =>
        mayStop('pause', item) ? (
          <input
            type="checkbox"
            aria-label={t('overview.select', { release: releaseName(item) })}
            checked={selected.has(item.id)}
            onChange={({ target }) => {
              onSelect(item.id, target.checked);
            }}
          />
        ) : null,
    },
    {
      key: 'release',
      title: t('field.miniProgram'),
      render: (item) => (
        <>
          <Link to={`/releases/${item.id}`} className="long-name">
            {releaseName(item)}
          </Link>
          {item.frozen === undefined ? null : (
            <div>
              <FrozenMark until={item.frozen.until} windows={item.frozen.windows} />
            </div>
          )}
        </>
      ),
    },
    { key: 'app', title: t('field.targetApp'), render: ({ targetAppName }) => targetAppName },
    { key: 'users', title: t('overview.users'), render: (item) => <Share item={item} /> },
    { key: 'change', title: t('overview.lastChange'), render: ({ lastChange }) => <Since at={lastChange.at} /> },
    {
      key: 'by',
      title: t('overview.by'),
      render: ({ lastChange }) => (
        <span className="long-name" title={lastChange.reason ?? undefined}>
          {actorLabel(lastChange.by)}
        </span>
      ),
    },
    {
      key: 'baseline',
      title: t('overview.baseline'),
      render: ({ baseline }) => baseline?.version ?? t('overview.noBaseline'),
    },
    {
      key: 'pause',
      title: '',
      render: (item) =>
        item.phase === 'PAUSED' ? (
          <StatusTag status={item.status} phase={item.phase} />
        ) : mayStop('pause', item) ? (
          <Button
            danger
            aria-label={t('overview.pauseOne', { release: releaseName(item) })}
            onClick={() => {
              onPause(item);
            }}
          >
            {t('command.pause')}
          </Button>
        ) : null,
    },
  ];
  return (
    <div className="rolling-out">
      <DataTable<ReleaseListItem>
        {...{ items, isLoading, empty, columns }}
        label={t('overview.title')}
        keyOf={({ id }) => id}
      />
    </div>
  );
}

function Share({ item: { percentage, lastChange } }: { readonly item: ReleaseListItem }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const before = lastChange.fromPercentage;
  return (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center', whiteSpace: 'nowrap' }}>
      <span className="share-bar" aria-hidden>
        <span style={{ width: `${String(percentage)}%` }} />
      </span>
      <strong>{percent(percentage)}</strong>
      {before === percentage ? null : (
        <span className="quiet">{t('overview.was', { percentage: percent(before) })}</span>
      )}
    </span>
  );
}
