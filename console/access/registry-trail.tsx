/** Events of a workspace or a target app, newest first: the change, its author, old and new values. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryEvent } from '../api/shapes.js';
import { usePage } from '../api/use-page.js';
import { useActorColumn, useEventColumn, useWhenColumn } from '../release/trail-columns.js';
import { PagedTable } from '../shared/paged-table.js';
import { Changes } from './changes.js';

export function RegistryTrail({ path }: { readonly path: string }): ReactElement {
  const { t } = useTranslation();
  const page = usePage<RegistryEvent>('trail', path, {}, { pageSize: 10, cursorName: `trail:${path}` });
  const when = useWhenColumn<RegistryEvent>(({ at }) => at);
  const actor = useActorColumn<RegistryEvent>();
  const event = useEventColumn<RegistryEvent>();
  return (
    <PagedTable<RegistryEvent>
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
