/** Events of tokens and sessions: of the signed-in user, or of all users for a system admin. */
import { Card, Checkbox } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useMe } from '../api/session.js';
import type { AccessEvent } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useActorColumn, useEventColumn, useWhenColumn } from '../release/trail-columns.js';
import { PagedTable } from '../shared/paged-table.js';
import { Changes } from './changes.js';

export function AccessTrail(): ReactElement {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [isOfAll, setIsOfAll] = useState(false);
  const page = usePage(
    {
      key: ['access-events', isOfAll],
      read: (query, signal) =>
        api.GET('/v1/access-events', {
          params: { query: { ...query, ...(isOfAll ? { everybody: 'true' } : {}) } },
          signal,
        }),
    },
    { pageSize: 10, cursorName: 'trail' },
  );
  const when = useWhenColumn<AccessEvent>(({ at }) => at);
  const actor = useActorColumn<AccessEvent>();
  const event = useEventColumn<AccessEvent>();
  const ofAll = (
    <Checkbox
      checked={isOfAll}
      onChange={({ target }) => {
        setIsOfAll(target.checked);
      }}
    >
      {t('access.everybody')}
    </Checkbox>
  );
  return (
    <Card
      title={<h2 className="card-title">{t('access.title')}</h2>}
      {...(me?.systemAdmin === true ? { extra: ofAll } : {})}
    >
      <PagedTable<AccessEvent>
        page={page}
        label={t('access.title')}
        empty={t('access.empty')}
        keyOf={({ id }) => id}
        columns={[
          when,
          actor,
          event,
          { key: 'user', title: t('field.user'), render: ({ user }) => <span className="long-name">{user}</span> },
          { key: 'details', title: t('access.details'), render: (changed) => <Changes {...changed} /> },
        ]}
      />
    </Card>
  );
}
