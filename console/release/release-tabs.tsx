/** What stands below a release: its ledger, its trail, its testers, and the explanation for one user. */
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/progress-shapes.js';
import { pathOf } from '../api/request.js';
import { EventTrail } from './event-trail.js';
import { ExplainPanel } from './explain-panel.js';
import { LedgerTable } from './ledger-table.js';
import { TestersPanel } from './testers-panel.js';

const withTesters: readonly string[] = ['CREATED', 'UNDER_REVIEW', 'PILOT_TESTING'];

export function ReleaseTabs({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { id, status } = progress;
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
  return <Tabs items={items} {...(status === 'PILOT_TESTING' ? { defaultActiveKey: 'testers' } : {})} />;
}
