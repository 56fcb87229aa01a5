/** Events of a release or a target in order, with author and reason. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrailEvent } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import { PagedTable } from '../shared/data-table.js';
import { useActorColumn, useEventColumn, useWhenColumn } from './trail-columns.js';

export function EventTrail({ list }: { readonly list: List<TrailEvent> }): ReactElement {
  const { t } = useTranslation();
  const page = usePage(list, { pageSize: 10, cursorName: 'events' });
  const when = useWhenColumn<TrailEvent>(({ at }) => at);
  const actor = useActorColumn<TrailEvent>();
  const event = useEventColumn<TrailEvent>();
  return (
    <PagedTable<TrailEvent>
      page={page}
      label={t('tabs.trail')}
      empty={t('trail.empty')}
      keyOf={({ seq }) => seq}
      columns={[{ key: 'seq', title: '#', render: ({ seq }) => seq }, when, actor, event]}
    />
  );
}
