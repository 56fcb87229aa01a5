/** Tabs below a release: history, testers, and the explanation for one user. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { Tabs } from '../shared/tabs.js';
import { useFilters } from '../shared/use-filters.js';
import { ExplainPanel } from './explain-panel.js';
import { HistoryPanel } from './history-panel.js';
import { TestersPanel } from './testers-panel.js';

const withTesters: readonly string[] = ['CREATED', 'UNDER_REVIEW', 'PILOT_TESTING'];

export function ReleaseTabs({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { status } = progress;
  const { values, set } = useFilters(['tab']);
  const areTestersOpen = withTesters.includes(status);
  const items = [
    { key: 'history', label: t('tabs.history'), children: <HistoryPanel progress={progress} /> },
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
  const first = status === 'PILOT_TESTING' ? 'testers' : 'history';
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
