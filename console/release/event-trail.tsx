/** Events: of a target, and of a mini program with everything below it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import type { Activity, TrailEvent } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import { PagedTable } from '../shared/data-table.js';
import { useTrailColumns } from './trail-columns.js';

/** Events of a target, the newest first, with author and reason. */
export function EventTrail({ list }: { readonly list: List<TrailEvent> }): ReactElement {
  const { t } = useTranslation();
  const page = usePage(list, { pageSize: 10, cursorName: 'events' });
  const trail = useTrailColumns<TrailEvent>();
  return (
    <PagedTable<TrailEvent>
      page={page}
      label={t('tabs.trail')}
      empty={t('trail.empty')}
      keyOf={({ seq }) => seq}
      columns={[{ key: 'seq', title: '#', render: ({ seq }) => seq }, ...trail]}
    />
  );
}

/** Events of a mini program and everything below it, newest first: the event, its subject, its author. */
export function ActivityTable({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const { t } = useTranslation();
  const page = usePage({
    key: ['activity', miniProgram],
    read: (query, signal) =>
      api.GET('/v1/mini-programs/{miniProgram}/events', { params: { path: { miniProgram }, query }, signal }),
  });
  const trail = useTrailColumns<Activity>();
  return (
    <PagedTable<Activity>
      page={page}
      label={t('miniPrograms.tabs.activity')}
      empty={t('trail.empty')}
      keyOf={({ id }) => id}
      columns={[...trail, { key: 'about', title: t('trail.about'), render: ({ about }) => <Subject about={about} /> }]}
    />
  );
}

function Subject({ about }: Pick<Activity, 'about'>): ReactElement {
  const { t } = useTranslation();
  const { kind, id, version, targetAppName = '', environment } = about;
  const place = environment === undefined ? '' : `${targetAppName} · ${t(`environment.${environment}`)}`;
  switch (kind) {
    case 'release':
      return (
        <Link to={`/releases/${id}`} className="long-name">
          {version} · {place}
        </Link>
      );
    case 'target':
      return (
        <Link to={`/targets/${id}`} className="long-name">
          {place}
        </Link>
      );
    case 'workspace':
    case 'mini_program':
    case 'target_app':
      return <>{t('trail.self')}</>;
  }
}
