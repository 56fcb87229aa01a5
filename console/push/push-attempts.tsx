/** Attempts to deliver to a target app. Loaded where a user asks for them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import type { PushAttempt } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { DeliveryOutcome } from '../release/delivery-words.js';
import { PagedTable } from '../shared/data-table.js';
import { ExactTime } from '../shared/since.js';

export function PushAttempts({ app }: { readonly app: string }): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const page = usePage<PushAttempt>(
    {
      key: ['push', app, 'attempts'],
      read: (query, signal) =>
        api.GET('/v1/target-apps/{targetApp}/push/attempts', { params: { path: { targetApp: app }, query }, signal }),
    },
    { cursorName: 'attempts', isLive: false },
  );
  return (
    <PagedTable<PushAttempt>
      page={page}
      label={t('pushAttempts.title')}
      empty={t('pushAttempts.empty')}
      keyOf={({ id }) => id}
      columns={[
        { key: 'at', title: t('field.at'), render: ({ startedAt }) => <ExactTime at={startedAt} /> },
        {
          key: 'target',
          title: t('field.miniProgram'),
          render: ({ miniProgram, targetApp, environment }) => (
            <Link to={`/targets/${miniProgram}/${targetApp}/${environment}`} className="long-name">
              {miniProgram} · {t(`environment.${environment}`)}
            </Link>
          ),
        },
        { key: 'outcome', title: t('ledger.outcome'), render: (attempt) => <DeliveryOutcome attempt={attempt} /> },
        { key: 'attempt', title: t('pushAttempts.attempt'), align: 'end', render: ({ attempt }) => attempt },
        {
          key: 'duration',
          title: t('pushAttempts.duration'),
          align: 'end',
          render: ({ durationMs }) => t('pushAttempts.ms', { ms: whole(durationMs) }),
        },
        { key: 'revision', title: t('ledger.revision'), align: 'end', render: ({ revision }) => revision },
        {
          key: 'next',
          title: t('pushAttempts.next'),
          render: ({ nextTryAt }) => (nextTryAt === undefined ? '–' : <ExactTime at={nextTryAt} />),
        },
        {
          key: 'error',
          title: t('pushAttempts.error'),
          render: ({ error }) => <span className="long-name">{error ?? '–'}</span>,
        },
      ]}
    />
  );
}
