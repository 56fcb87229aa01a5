/** The trail: what happened to a release or a target, in order, by whom and why. */
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrailEvent } from '../api/progress-shapes.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { PagedTable } from '../shared/paged-table.js';
import { useCommandWords } from './use-command-words.js';

export function EventTrail({ path }: { readonly path: string }): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { eventLabel, actorLabel } = useCommandWords();
  const page = usePage<TrailEvent>('release-events', path, {}, 10);
  return (
    <PagedTable<TrailEvent>
      page={page}
      label={t('tabs.trail')}
      empty={t('trail.empty')}
      rowKey="seq"
      columns={[
        { key: 'seq', title: '#', render: (_, { seq }) => seq },
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
      ]}
    />
  );
}
