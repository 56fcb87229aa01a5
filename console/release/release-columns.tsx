/** Columns shared by lists of releases and targets: app and environment; for releases also status, share and time. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../domain/registry/target-app.js';
import { useFormats } from '../i18n/use-language.js';
import type { Column } from '../shared/data-table.js';
import { Since } from '../shared/since.js';
import { StatusTag } from '../shared/status-tag.js';

interface Placed {
  readonly targetApp: string;
  readonly environment: Environment;
}

interface Underway {
  readonly status: string;
  readonly phase?: string | null;
  readonly percentage: number;
  readonly statusSince: string;
}

export function usePlaceColumns<Item extends Placed>(): Column<Item>[] {
  const { t } = useTranslation();
  const app = ({ targetApp }: Item): ReactElement => <span className="long-name">{targetApp}</span>;
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
    { key: 'since', title: t('field.since'), render: ({ statusSince }) => <Since at={statusSince} /> },
  ];
}
