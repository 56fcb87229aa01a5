/** Tabs below a release: ledger, events, testers, and the explanation for one user. */
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { LedgerCommand, Progress, TrailEvent } from '../api/types.js';
import type { List } from '../api/use-page.js';
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
    { key: 'ledger', label: t('tabs.ledger'), children: <LedgerTable list={ledgerOf(id)} /> },
    { key: 'trail', label: t('tabs.trail'), children: <EventTrail list={trailOf(id)} /> },
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

function ledgerOf(release: string): List<LedgerCommand> {
  const path = { release };
  return {
    key: ['release-commands', release],
    read: (query, signal) => api.GET('/v1/releases/{release}/commands', { params: { path, query }, signal }),
  };
}

function trailOf(release: string): List<TrailEvent> {
  const path = { release };
  return {
    key: ['release-events', release],
    read: (query, signal) => api.GET('/v1/releases/{release}/events', { params: { path, query }, signal }),
  };
}
