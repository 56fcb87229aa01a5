/** Events of tokens and sessions, of workspaces and of target apps: the change, its author, old and new values. */
import { Checkbox } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useMe } from '../api/session.js';
import type { AccessEvent, TrailEvent } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import { useTrailColumns } from '../release/trail-columns.js';
import { Card } from '../shared/card.js';
import { PagedTable } from '../shared/data-table.js';

/** Events of tokens and sessions: of the signed-in user, or of all users for a system admin. */
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
  const trail = useTrailColumns<AccessEvent>();
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
          ...trail,
          { key: 'user', title: t('field.user'), render: ({ user }) => <span className="long-name">{user}</span> },
          { key: 'details', title: t('access.details'), render: (changed) => <Changes {...changed} /> },
        ]}
      />
    </Card>
  );
}

interface RegistryTrailProps {
  /** Identifies the trail in the address and in the cache. */
  readonly name: string;
  readonly read: List<TrailEvent>['read'];
}

/** Events of a workspace or a target app, newest first: the change, its author, old and new values. */
export function RegistryTrail({ name, read }: RegistryTrailProps): ReactElement {
  const { t } = useTranslation();
  const page = usePage({ key: ['trail', name], read }, { pageSize: 10, cursorName: `trail:${name}` });
  const trail = useTrailColumns<TrailEvent>();
  return (
    <PagedTable<TrailEvent>
      page={page}
      label={t('access.title')}
      empty={t('access.empty')}
      keyOf={({ seq }) => seq}
      columns={[
        ...trail,
        { key: 'details', title: t('access.details'), render: (changed) => <Changes {...changed} /> },
      ]}
    />
  );
}

/** The changed facts of an event, one on each line. Their names are the API's names in every language. */
function Changes({ before, after }: Pick<TrailEvent, 'before' | 'after'>): ReactElement {
  return (
    <>
      {changedFacts(before, after).map(({ name, from, to }) => (
        <div key={name} className="long-name">
          <code>{name}</code> {[from, to].filter((value) => value !== undefined).join(' → ')}
          {to === undefined ? ' → –' : ''}
        </div>
      ))}
    </>
  );
}

type Facts = Readonly<Record<string, unknown>> | null;

interface ChangedFact {
  readonly name: string;
  /** Undefined: the fact was added. */
  readonly from?: string;
  /** Undefined: the fact was removed. */
  readonly to?: string;
}

/** Leaves out facts that are equal before and after. */
function changedFacts(before: Facts, after: Facts): ChangedFact[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => {
      const [from, to] = [was.get(name), is.get(name)];
      return { name, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    });
}

function leavesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found;
  if (typeof value !== 'object') found.set(path, JSON.stringify(value).replaceAll(/^"|"$/g, ''));
  else if (Array.isArray(value)) found.set(path, value.map(String).join(', '));
  else for (const [name, part] of Object.entries(value)) leavesOf(part, path === '' ? name : `${path}.${name}`, found);
  return found;
}
