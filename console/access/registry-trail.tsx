/** Events of a workspace or a target app, newest first: the change, its author, old and new values. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrailEvent } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import { useActorColumn, useEventColumn, useWhenColumn } from '../release/trail-columns.js';
import { PagedTable } from '../shared/paged-table.js';
import { Changes } from './changes.js';

interface RegistryTrailProps {
  /** Identifies the trail in the address and in the cache. */
  readonly name: string;
  readonly read: List<TrailEvent>['read'];
}

export function RegistryTrail({ name, read }: RegistryTrailProps): ReactElement {
  const { t } = useTranslation();
  const page = usePage({ key: ['trail', name], read }, { pageSize: 10, cursorName: `trail:${name}` });
  const when = useWhenColumn<TrailEvent>(({ at }) => at);
  const actor = useActorColumn<TrailEvent>();
  const event = useEventColumn<TrailEvent>();
  return (
    <PagedTable<TrailEvent>
      page={page}
      label={t('access.title')}
      empty={t('access.empty')}
      keyOf={({ seq }) => seq}
      columns={[
        when,
        actor,
        event,
        { key: 'details', title: t('access.details'), render: (changed) => <Changes {...changed} /> },
      ]}
    />
  );
}
