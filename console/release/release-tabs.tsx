/** Tabs below a release: ledger, events, testers, and the explanation for one user. */
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/progress-shapes.js';
import { pathOf } from '../api/request.js';
import { useFilters } from '../shared/use-filters.js';
import { EventTrail } from './event-trail.js';
import { ExplainPanel } from './explain-panel.js';
import { LedgerTable } from './ledger-table.js';
import { TestersPanel } from './testers-panel.js';

const withTesters: readonly string[] = ['CREATED', 'UNDER_REVIEW', 'PILOT_TESTING'];

export function ReleaseTabs({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { id, status } = progress;
  const { values, set } = useFilters(['tab']);
  const areTestersOpen = withTesters.includes(status);
  const items = [
    { key: 'ledger', label: t('tabs.ledger'), children: <LedgerTable path={pathOf`/v1/releases/${id}/commands`} /> },
    { key: 'trail', label: t('tabs.trail'), children: <EventTrail path={pathOf`/v1/releases/${id}/events`} /> },
    ...(areTestersOpen
      ? [
          {
            key: 'testers',
            label: t('tabs.testers'),
            children: <TestersPanel progress={progress} />,
          },
        ]
      : []),
    { key: 'explain', label: t('tabs.explain'), children: <ExplainPanel target={progress} /> },
  ];
  const first = status === 'PILOT_TESTING' ? 'testers' : 'ledger';
  const isKnown = items.some(({ key }) => key === values.tab);
  return (
    <Tabs
      items={items}
      activeKey={isKnown ? (values.tab ?? first) : first}
      onChange={(key) => {
        set('tab', key === first ? undefined : key);
      }}
    />
  );
}
