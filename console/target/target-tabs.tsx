/** Tabs below a target: ledger, events, and the explanation for one user. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { LedgerCommand, Target, TrailEvent } from '../api/types.js';
import { targetPathOf } from '../api/releases.js';
import type { List } from '../api/use-page.js';
import { EventTrail } from '../release/event-trail.js';
import { ExplainPanel } from '../release/explain-panel.js';
import { LedgerTable } from '../release/ledger-table.js';
import { Tabs } from '../shared/tabs.js';
import { useFilters } from '../shared/use-filters.js';

const first = 'ledger';

export function TargetTabs({ target }: { readonly target: Target }): ReactElement {
  const { t } = useTranslation();
  const { values, set } = useFilters(['tab']);
  const items = [
    { key: 'ledger', label: t('tabs.ledger'), children: <LedgerTable list={ledgerOf(target)} /> },
    { key: 'trail', label: t('tabs.trail'), children: <EventTrail list={trailOf(target)} /> },
    { key: 'explain', label: t('tabs.explain'), children: <ExplainPanel target={target} /> },
  ];
  return (
    <Tabs
      items={items}
      activeKey={items.find(({ key }) => key === values.tab)?.key ?? first}
      onChange={(key) => {
        set('tab', key === first ? undefined : key);
      }}
    />
  );
}

function ledgerOf(target: Target): List<LedgerCommand> {
  const path = targetPathOf(target);
  return {
    key: ['target', 'commands', path],
    read: (query, signal) =>
      api.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}/commands', { params: { path, query }, signal }),
  };
}

function trailOf(target: Target): List<TrailEvent> {
  const path = targetPathOf(target);
  return {
    key: ['target', 'events', path],
    read: (query, signal) =>
      api.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}/events', {
        params: { path, query: { ...query, sort: '-at' } },
        signal,
      }),
  };
}
