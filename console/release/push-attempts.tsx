/** Attempts to deliver to a super app: of a target app, or of one release. Loaded where a user asks for them. */
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import type { PushAttempt } from '../api/types.js';
import { type List, usePage } from '../api/use-page.js';
import '../i18n/administration.js';
import { useFormats } from '../i18n/use-language.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { ExactTime } from '../shared/since.js';

export function AttemptsOfApp({ app }: { readonly app: string }): ReactElement {
  const { t } = useTranslation();
  const target: Column<PushAttempt> = {
    key: 'target',
    title: t('field.miniProgram'),
    render: ({ miniProgram, targetApp, environment }) => (
      <Link to={`/targets/${miniProgram}/${targetApp}/${environment}`} className="long-name">
        {miniProgram} · {t(`environment.${environment}`)}
      </Link>
    ),
  };
  const error: Column<PushAttempt> = {
    key: 'error',
    title: t('pushAttempts.error'),
    render: ({ error: text }) => <span className="long-name">{text ?? '–'}</span>,
  };
  const read: List<PushAttempt>['read'] = (query, signal) =>
    api.GET('/v1/target-apps/{targetApp}/push/attempts', { params: { path: { targetApp: app }, query }, signal });
  return <Attempts list={{ key: ['push', app, 'attempts'], read }} before={[target]} after={[error]} />;
}

export function AttemptsOfRelease({ release }: { readonly release: string }): ReactElement {
  const read: List<PushAttempt>['read'] = (query, signal) =>
    api.GET('/v1/releases/{release}/push-attempts', { params: { path: { release }, query }, signal });
  return <Attempts list={{ key: ['push-attempts', release], read }} before={[]} after={[]} />;
}

interface AttemptsProps {
  readonly list: List<PushAttempt>;
  readonly before: readonly Column<PushAttempt>[];
  readonly after: readonly Column<PushAttempt>[];
}

const colors = { confirmed: 'success', refused: 'error', unreachable: 'error', forbidden: 'error' };

function Attempts({ list, before, after }: AttemptsProps): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const page = usePage<PushAttempt>(list, { cursorName: 'attempts', isLive: false });
  return (
    <PagedTable<PushAttempt>
      page={page}
      label={t('pushAttempts.title')}
      empty={t('pushAttempts.empty')}
      keyOf={({ id }) => id}
      columns={[
        { key: 'at', title: t('field.at'), render: ({ startedAt }) => <ExactTime at={startedAt} /> },
        ...before,
        {
          key: 'outcome',
          title: t('ledger.outcome'),
          render: ({ outcome, status }) => (
            <Tag color={colors[outcome]}>
              {t(`pushAttempts.outcome.${outcome}`)}
              {status === undefined ? '' : ` ${status}`}
            </Tag>
          ),
        },
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
        ...after,
      ]}
    />
  );
}
