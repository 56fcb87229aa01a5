/** The releases of the overview, with stops for one of them or for several. */
import { Button, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseListItem } from '../api/types.js';
import { RollingOutTable } from './rolling-out-table.js';
import type { BatchStopType } from './stop-dialog.js';
import { useStops } from './use-stops.js';

interface StoppableReleasesProps {
  /** Undefined while they load. */
  readonly items: readonly ReleaseListItem[] | undefined;
  readonly empty: string;
}

export function StoppableReleases({ items, empty }: StoppableReleasesProps): ReactElement {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { ask, outcome, dialog } = useStops(() => {
    setSelected(new Set());
  });
  const rows = items ?? [];
  const chosen = rows.filter(({ id }) => selected.has(id));
  return (
    <>
      {outcome}
      <RollingOutTable
        items={rows}
        isLoading={items === undefined}
        empty={empty}
        selected={selected}
        onSelect={(id, isSelected) => {
          setSelected((before) => new Set(isSelected ? [...before, id] : [...before].filter((one) => one !== id)));
        }}
        onPause={(release) => {
          ask('pause', [release]);
        }}
      />
      {chosen.length === 0 ? null : (
        <SelectionBar
          count={chosen.length}
          onStop={(type) => {
            ask(type, chosen);
          }}
        />
      )}
      {dialog}
    </>
  );
}

interface SelectionBarProps {
  readonly count: number;
  readonly onStop: (type: BatchStopType) => void;
}

function SelectionBar({ count, onStop }: SelectionBarProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Flex gap={8} wrap align="center" className="selection-bar" role="region" aria-label={t('stopBar.title')}>
      <strong>{t('overview.selected', { count })}</strong>
      {(['pause', 'reset'] as const).map((type) => (
        <Button
          key={type}
          danger
          type={type === 'pause' ? 'primary' : 'default'}
          onClick={() => {
            onStop(type);
          }}
        >
          {t(`overview.${type}Selected`, { count })}
        </Button>
      ))}
    </Flex>
  );
}
