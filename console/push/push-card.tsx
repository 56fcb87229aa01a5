/** The push address of a target app: whether it keeps up, a test message, and how far each target is confirmed. */
import { Alert, Button, Flex, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import type { Push, PushDelivery, PushTest, TargetApp } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { withTexts } from '../i18n/language.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { PagedTable } from '../shared/data-table.js';
import { WriteFailure } from '../shared/failure-face.js';
import { lazyDialog, lazyPart } from '../shared/lazy-part.js';
import { Since } from '../shared/since.js';
import { usePush } from './push-query.js';

const PushAttempts = lazyPart(
  withTexts('administration', async () => (await import('./push-attempts.js')).PushAttempts),
);
const PushDialog = lazyDialog(async () => (await import('./push-dialog.js')).PushDialog);

export function PushCard({ app }: { readonly app: TargetApp }): ReactElement {
  const { t } = useTranslation();
  const { data, error } = usePush(app.id);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card
      title={<h2 className="card-title">{t('targetAppPage.push')}</h2>}
      extra={
        <Button size="small" onClick={() => setIsOpen(true)}>
          {t(data === null || data === undefined ? 'targetAppPage.setPush' : 'targetAppPage.changePush')}
        </Button>
      }
    >
      <WriteFailure error={error} />
      {data === null ? <Typography.Text type="secondary">{t('targetAppPage.noPush')}</Typography.Text> : null}
      {data === null || data === undefined ? null : <KnownAddress app={app} push={data} />}
      {isOpen ? <PushDialog app={app} onClose={() => setIsOpen(false)} /> : null}
    </Card>
  );
}

interface KnownAddressProps {
  readonly app: TargetApp;
  readonly push: Push;
}

function KnownAddress({ app, push }: KnownAddressProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const params = { path: { targetApp: app.id } };
  const test = useWrite('post', '/v1/target-apps/{targetApp}/push/test', ['push']);
  const { url, unconfirmedTargets: count, unconfirmedSince, lastError } = push;
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap align="center">
        <code className="long-name">{url}</code>
        <Button size="small" loading={test.isPending} onClick={() => test.mutate({ params })}>
          {t('targetAppPage.test')}
        </Button>
      </Flex>
      <WriteFailure error={test.error} />
      {test.data === undefined ? null : <TestOutcome outcome={test.data} />}
      {unconfirmedSince === undefined ? (
        <Alert type="success" showIcon title={t('push.upToDate')} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('push.unconfirmed', { count, since: time(unconfirmedSince) })}
          description={lastError}
        />
      )}
      <Deliveries app={app.id} />
      <Attempts app={app.id} />
    </Flex>
  );
}

function TestOutcome({ outcome: { delivered, status, error } }: { readonly outcome: PushTest }): ReactElement {
  const { t } = useTranslation();
  if (delivered) return <Alert type="success" showIcon role="status" title={t('targetAppPage.tested', { status })} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('targetAppPage.testFailed', { error })}
      description={t('targetAppPage.testRemedy')}
    />
  );
}

/** Loaded on demand: most visits look at the state only. */
function Attempts({ app }: { readonly app: string }): ReactElement {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  if (isShown) return <PushAttempts app={app} />;
  return (
    <Button size="small" style={{ alignSelf: 'flex-start' }} onClick={() => setIsShown(true)}>
      {t('pushAttempts.show')}
    </Button>
  );
}

/** At most 200, the longest unconfirmed first. */
function Deliveries({ app }: { readonly app: string }): ReactElement {
  const { t } = useTranslation();
  const page = usePage<PushDelivery>({
    key: ['push', app, 'deliveries'],
    read: (_query, signal) =>
      api.GET('/v1/target-apps/{targetApp}/push/deliveries', { params: { path: { targetApp: app } }, signal }),
  });
  return (
    <PagedTable<PushDelivery>
      page={page}
      label={t('targetAppPage.deliveries')}
      empty={t('targetAppPage.noDeliveries')}
      keyOf={({ miniProgram, environment }) => `${miniProgram}/${environment}`}
      columns={[
        {
          key: 'target',
          title: t('field.miniProgram'),
          render: ({ miniProgram, environment }) => (
            <Link to={`/targets/${miniProgram}/${app}/${environment}`} className="long-name">
              {miniProgram}
            </Link>
          ),
        },
        { key: 'env', title: t('field.environment'), render: ({ environment }) => t(`environment.${environment}`) },
        {
          key: 'confirmed',
          title: t('targetAppPage.confirmed'),
          render: ({ confirmedRevision, revision }) => (
            <span className="numeric">
              {confirmedRevision} / {revision}
            </span>
          ),
        },
        {
          key: 'since',
          title: t('targetAppPage.waitsSince'),
          render: ({ unconfirmedSince }) => (unconfirmedSince === undefined ? '–' : <Since at={unconfirmedSince} />),
        },
        { key: 'tries', title: t('targetAppPage.tries'), align: 'end', render: ({ tries }) => tries },
        {
          key: 'error',
          title: t('targetAppPage.lastError'),
          render: ({ lastError }) => <span className="long-name">{lastError ?? '–'}</span>,
        },
      ]}
    />
  );
}
