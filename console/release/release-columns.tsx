/** Columns shared by lists of releases and targets: app and environment; of releases status, share, last change. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../domain/registry/target-app.js';
import { useFormats } from '../i18n/use-language.js';
import type { Column } from '../shared/data-table.js';
import type { ReleaseItem } from '../api/types.js';
import { Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';
import { useCommandWords } from './use-command-words.js';

interface Placed {
  readonly targetAppName: string;
  readonly environment: Environment;
}

type Underway = Pick<ReleaseItem, 'status' | 'phase' | 'percentage' | 'lastChange'>;

export function useTargetColumns<Item extends Placed>(): Column<Item>[] {
  const { t } = useTranslation();
  const app = ({ targetAppName }: Item): ReactElement => <span className="long-name">{targetAppName}</span>;
  return [
    { key: 'app', title: t('field.targetApp'), render: (item) => app(item) },
    { key: 'env', title: t('field.environment'), render: ({ environment }) => t(`environment.${environment}`) },
  ];
}

export function useStatusColumns<Item extends Underway>(): Column<Item>[] {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return [
    {
      key: 'status',
      title: t('field.status'),
      render: ({ status, phase }) => <StatusTag status={status} phase={phase} />,
    },
    {
      key: 'share',
      title: t('field.percentage'),
      align: 'end',
      render: ({ percentage }) => <span className="numeric">{percent(percentage)}</span>,
    },
    {
      key: 'change',
      title: t('releases.lastChange'),
      orders: { descending: '-lastChange', ascending: 'lastChange' },
      render: ({ lastChange }) => <LastChange change={lastChange} />,
    },
  ];
}

/** What changed last, from which share to which, by whom and when. */
function LastChange({ change }: { readonly change: ReleaseItem['lastChange'] }): ReactElement {
  const { changeLabel, actorLabel } = useCommandWords();
  const { type, fromPercentage, toPercentage, by, at, reason } = change;
  return (
    <span title={reason ?? undefined}>
      {changeLabel(type, fromPercentage, toPercentage)}
      <br />
      <span className="quiet long-name">
        {actorLabel(by)} · <Since at={at} />
      </span>
    </span>
  );
}
