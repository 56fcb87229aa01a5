/** History of a release, the newest entry first: filters, pages, export and print. */
import { App, Button, Checkbox, Flex, Radio, Spin } from 'antd';
import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import type { ExportFormat } from '../shared/export-list.js';
import { FailureFace } from '../shared/failure-face.js';
import { loadPart } from '../shared/load-part.js';
import { useFilters } from '../shared/use-filters.js';
import { type HistoryEntry, inAttempts } from './history.js';
import { HistoryLine } from './history-line.js';
import './history.css';
import { type History, useHistory } from './use-history.js';

export function HistoryPanel({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { values, set } = useFilters(['show', 'refused', 'deliveries']);
  const onlySteps = values.show === 'steps';
  const withRefused = values.refused === 'true';
  const withDeliveries = values.deliveries === 'true';
  const history = useHistory(progress.id, { onlySteps, withRefused, withDeliveries });
  return (
    <Flex vertical gap={12}>
      <Flex gap="8px 16px" align="center" wrap className="no-print">
        <Radio.Group
          aria-label={t('history.show')}
          value={onlySteps ? 'steps' : 'all'}
          onChange={(event) => {
            set('show', event.target.value === 'steps' ? 'steps' : undefined);
          }}
        >
          <Radio.Button value="all">{t('history.all')}</Radio.Button>
          <Radio.Button value="steps">{t('history.steps')}</Radio.Button>
        </Radio.Group>
        <Checkbox
          checked={withRefused}
          onChange={({ target }) => {
            set('refused', target.checked ? 'true' : undefined);
          }}
        >
          {t('history.withRefused')}
        </Checkbox>
        <Checkbox
          checked={withDeliveries}
          onChange={({ target }) => {
            set('deliveries', target.checked ? 'true' : undefined);
          }}
        >
          {t('history.withDeliveries')}
        </Checkbox>
        <Flex gap={8} wrap style={{ marginInlineStart: 'auto' }}>
          <ExportButtons release={progress.id} history={history} />
        </Flex>
      </Flex>
      <Entries history={history} />
    </Flex>
  );
}

function Entries({ history }: { readonly history: History }): ReactElement {
  const { t } = useTranslation();
  const { entries, isLoading, error, refetch, showEarlier, isLoadingEarlier } = history;
  if (entries.length === 0 && error !== null) return <FailureFace error={error} onRetry={refetch} />;
  if (isLoading) return <Spin delay={200} />;
  const groups = inAttempts(entries);
  return (
    <div aria-label={t('tabs.history')} role="region">
      {entries.length === 0 ? <span className="quiet">{t('history.empty')}</span> : null}
      {groups.map(({ attempt, entries: own }) => (
        <Fragment key={attempt}>
          {groups.length === 1 ? null : (
            <h3 className="history-attempt">{t('progress.stepsOfAttempt', { attempt })}</h3>
          )}
          <ol className="history">
            {own.map((entry) => (
              <HistoryLine key={keyOf(entry)} entry={entry} />
            ))}
          </ol>
        </Fragment>
      ))}
      {showEarlier === null ? null : (
        <>
          <Button loading={isLoadingEarlier} onClick={showEarlier}>
            {t('history.earlier')}
          </Button>
          <p className="only-print">{t('history.notWhole')}</p>
        </>
      )}
    </div>
  );
}

function keyOf(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'event':
      return String(entry.event.seq);
    case 'command':
      return entry.command.id;
    case 'delivery':
      return entry.delivery.id;
  }
}

interface ExportButtonsProps {
  readonly release: string;
  readonly history: History;
}

function ExportButtons({ release, history }: ExportButtonsProps): ReactElement {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failed = () => void message.error(t('history.notExported'));
  const save = async (format: ExportFormat) => {
    const { saveHistory } = await loadPart(() => import('./history-export.js'));
    await saveHistory(release, format, new AbortController().signal);
  };
  const print = async () => {
    await history.loadAll();
    // The entries that were loaded last are on the page after the next frame.
    setTimeout(() => {
      window.print();
    }, 100);
  };
  return (
    <>
      {(['csv', 'ndjson'] as const).map((format) => (
        <Button key={format} size="small" onClick={() => void save(format).catch(failed)}>
          {t('action.download', { format: format.toUpperCase() })}
        </Button>
      ))}
      <Button size="small" onClick={() => void print().catch(failed)}>
        {t('history.print')}
      </Button>
    </>
  );
}
