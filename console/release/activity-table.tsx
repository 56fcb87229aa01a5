/** The activity of a mini program, newest first, over all that belongs to it: what happened, to what, by whom. */
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Activity } from '../api/shapes.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { PagedTable } from '../shared/paged-table.js';
import { useCommandWords } from './use-command-words.js';

export function ActivityTable({ path }: { readonly path: string }): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { eventLabel, actorLabel } = useCommandWords();
  const page = usePage<Activity>('activity', path);
  return (
    <PagedTable<Activity>
      page={page}
      label={t('miniPrograms.tabs.activity')}
      empty={t('trail.empty')}
      rowKey="id"
      columns={[
        { key: 'at', title: t('field.at'), render: (_, { at }) => time(at) },
        {
          key: 'by',
          title: t('field.by'),
          render: (_, { actor }) => <span className="long-name">{actorLabel(actor)}</span>,
        },
        {
          key: 'event',
          title: t('trail.event'),
          render: (_, { type, reason }) => (
            <>
              {eventLabel(type)}
              {reason === null ? null : (
                <div className="long-name">
                  <Typography.Text type="secondary">“{reason}”</Typography.Text>
                </div>
              )}
            </>
          ),
        },
        { key: 'about', title: t('trail.about'), render: (_, { about }) => <Subject about={about} /> },
      ]}
    />
  );
}

function Subject({ about: { kind, id } }: Pick<Activity, 'about'>): ReactElement {
  const { t } = useTranslation();
  switch (kind) {
    case 'release':
      return <Link to={`/releases/${id}`}>{t('trail.release')}</Link>;
    case 'target': {
      const [, targetApp = '', environment = ''] = id.split('/');
      return (
        <Link to={`/targets/${id}`} className="long-name">
          {targetApp} · {environment}
        </Link>
      );
    }
    case 'workspace':
    case 'mini_program':
    case 'target_app':
      return <>{t('trail.self')}</>;
  }
}
