/** The releases of the overview, with stops for one of them or for several. */
import { Alert, Button, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchStopAnswer, ReleaseListItem } from '../api/types.js';
import { RollingOutTable } from './rolling-out-table.js';
import { type BatchStopType, StopDialog } from './stop-dialog.js';
import { StopOutcome } from './stop-outcome.js';

interface StoppableReleasesProps {
  /** Undefined while they load. */
  readonly items: readonly ReleaseListItem[] | undefined;
  readonly empty: string;
}

interface Asking {
  readonly type: BatchStopType;
  readonly releases: readonly ReleaseListItem[];
}

/** The answer with the releases as they were when they were stopped: a stopped one can leave the list. */
interface Stopped {
  readonly answer: BatchStopAnswer;
  readonly releases: readonly ReleaseListItem[];
}

export function StoppableReleases({ items, empty }: StoppableReleasesProps): ReactElement {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const rows = items ?? [];
  const chosen = rows.filter(({ id }) => selected.has(id));
  return (
    <>
      {stopped === null ? null : (
        <Alert
          type={stopped.answer.failed === 0 ? 'success' : 'warning'}
          showIcon
          title={<StopOutcome {...stopped} />}
          closable={{
            onClose: () => {
              setStopped(null);
            },
          }}
        />
      )}
      <RollingOutTable
        items={rows}
        isLoading={items === undefined}
        empty={empty}
        selected={selected}
        onSelect={(id, isSelected) => {
          setSelected((before) => new Set(isSelected ? [...before, id] : [...before].filter((one) => one !== id)));
        }}
        onPause={(release) => {
          setAsking({ type: 'pause', releases: [release] });
        }}
      />
      {chosen.length === 0 ? null : (
        <SelectionBar
          count={chosen.length}
          onStop={(type) => {
            setAsking({ type, releases: chosen });
          }}
        />
      )}
      {asking === null ? null : (
        <StopDialog
          {...asking}
          onDone={(answer) => {
            setStopped({ answer, releases: asking.releases });
            setAsking(null);
            setSelected(new Set());
          }}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
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
