/** Tabs below a target: ledger, events, and the explanation for one user. */
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Target } from '../api/progress-shapes.js';
import { targetPath } from '../api/releases.js';
import { EventTrail } from '../release/event-trail.js';
import { ExplainPanel } from '../release/explain-panel.js';
import { LedgerTable } from '../release/ledger-table.js';

export function TargetTabs({ target }: { readonly target: Target }): ReactElement {
  const { t } = useTranslation();
  const path = targetPath(target);
  return (
    <Tabs
      items={[
        { key: 'ledger', label: t('tabs.ledger'), children: <LedgerTable path={`${path}/commands`} /> },
        { key: 'trail', label: t('tabs.trail'), children: <EventTrail path={`${path}/events`} /> },
        { key: 'explain', label: t('tabs.explain'), children: <ExplainPanel target={target} /> },
      ]}
    />
  );
}
