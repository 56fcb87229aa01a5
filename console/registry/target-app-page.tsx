/** One target app: its policy, its push address, its decide tokens, its targets, and what changed. */
import { Alert, Descriptions, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { rolloutTimeNames } from '../../domain/registry/rollout-policy.js';
import { RegistryTrail } from '../access/event-trails.js';
import { api } from '../api/client.js';
import { useTargetApp } from '../api/releases.js';
import type { TargetApp, TargetListItem } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useShownWorkspace } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { useFormats } from '../i18n/use-language.js';
import { durationWords, msOf } from '../shared/duration-words.js';
import { Card } from '../shared/card.js';
import { PagedTable } from '../shared/data-table.js';
import { CopyButton } from '../shared/copy-button.js';
import { FailureFace } from '../shared/failure-face.js';
import { ManagedMark, useManagedQuestion } from '../shared/managed-mark.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { DecideTokensCard } from '../access/decide-tokens-card.js';
import { PushCard } from '../push/push-card.js';
import { TargetAppDialog } from './target-app-dialog.js';
import { useProgramColumn, useServedColumns } from '../target/target-columns.js';

export function TargetAppPage(): ReactElement {
  const { app = '' } = useParams();
  const { data, error, refetch } = useTargetApp(app);
  if (data !== undefined) return <TargetAppView app={data} />;
  return error === null ? <PageLoading /> : <FailureFace error={error} onRetry={() => void refetch()} />;
}

function TargetAppView({ app }: { readonly app: TargetApp }): ReactElement {
  const { t } = useTranslation();
  const { id, name, workspace } = app;
  useShownWorkspace([workspace]);
  const place = { targetAppWorkspace: workspace ?? '' };
  const forbidden = useForbidden('manageTargetApps', place);
  const mayManageWorkspace = useForbidden('manageWorkspace', { workspace: workspace ?? '' }) === null;
  const mayReadTrail = useForbidden('readTargetAppTrail', place) === null;
  return (
    <>
      <PageHeader
        title={name}
        {...(workspace === undefined
          ? {}
          : { crumbs: [{ label: t('nav.targetApps'), to: `/workspaces/${workspace}/target-apps` }] })}
        beside={<code className="long-name">{id}</code>}
        actions={
          <>
            <CopyButton text={id} label={t('progress.copyId')} />
            <CopyButton text={location.href} label={t('progress.copyLink')} />
          </>
        }
      />
      <Flex vertical gap={16}>
        {workspace === undefined ? <Alert type="info" showIcon title={t('targetAppPage.foreign')} /> : null}
        <PolicyCard app={app} forbidden={forbidden} />
        {workspace === undefined ? null : <TargetsCard app={id} />}
        {workspace !== undefined && forbidden === null ? <PushCard app={app} /> : null}
        {workspace !== undefined && mayManageWorkspace ? <DecideTokensCard workspace={workspace} app={id} /> : null}
        {workspace !== undefined && mayReadTrail ? (
          <Card title={<h2 className="card-title">{t('access.title')}</h2>}>
            <RegistryTrail
              name={`app:${id}`}
              read={(query, signal) =>
                api.GET('/v1/target-apps/{targetApp}/events', { params: { path: { targetApp: id }, query }, signal })
              }
            />
          </Card>
        ) : null}
      </Flex>
    </>
  );
}

interface PolicyCardProps {
  readonly app: TargetApp;
  /** Why the policy is read-only, as a text. */
  readonly forbidden: string | null;
}

/** The policy that decides reviews and percentages. Members of other workspaces see only what they release to. */
function PolicyCard({ app, forbidden }: PolicyCardProps): ReactElement {
  const { t } = useTranslation();
  const { percent, language } = useFormats();
  const [isEdited, setIsEdited] = useState(false);
  const ask = useManagedQuestion();
  const { environments, pilotSupport, policy, workspace } = app;
  const yesNo = (is: boolean) => t(is ? 'targetApps.yes' : 'targetApps.no');
  const items = [
    {
      key: 'environments',
      label: t('targetApps.environments'),
      children: environments.map((one) => t(`environment.${one}`)).join(', '),
    },
    { key: 'pilot', label: t('targetApps.pilotSupport'), children: yesNo(pilotSupport) },
    ...(policy === undefined
      ? []
      : [
          { key: 'sandbox', label: t('targetApps.sandboxReview'), children: yesNo(policy.review.sandbox) },
          { key: 'self', label: t('targetApps.selfApproval'), children: yesNo(policy.review.selfApproval) },
          { key: 'expires', label: t('targetApps.expiresAfterDays'), children: policy.review.expiresAfterDays },
          { key: 'first', label: t('targetApps.firstMustBeFull'), children: yesNo(policy.firstReleaseMustBeFull) },
          {
            key: 'presets',
            label: t('targetApps.presets'),
            children: policy.percentages.presets.map(percent).join(', '),
          },
          { key: 'only', label: t('targetApps.presetsOnly'), children: yesNo(policy.percentages.presetsOnly) },
          ...rolloutTimeNames.map((name) => ({
            key: name,
            label: t(`rolloutPolicy.${name}`),
            children: durationWords(msOf(policy.rollout[name]), language),
          })),
          { key: 'zone', label: t('rolloutPolicy.zone'), children: policy.rollout.zone },
          {
            key: 'approvalFrom',
            label: t('rolloutPolicy.approvalFrom'),
            children:
              policy.rollout.approvalFrom === null
                ? t('rolloutPolicy.noApproval')
                : percent(policy.rollout.approvalFrom),
          },
        ]),
  ];
  return (
    <Card
      title={
        <Flex align="center" gap={8} wrap>
          <h2 className="card-title">{t('targetApps.policy')}</h2>
          <ManagedMark managedBy={app.managedBy} />
        </Flex>
      }
      extra={
        workspace === undefined ? null : (
          <RefusableButton
            why={forbidden}
            size="small"
            aria-label={t('targetApps.editTitle', { name: app.name })}
            onClick={() => {
              ask(app.managedBy, () => {
                setIsEdited(true);
              });
            }}
          >
            {t('action.change')}
          </RefusableButton>
        )
      }
    >
      <Descriptions column={{ xs: 1, sm: 1, md: 2, lg: 2 }} items={items} />
      {isEdited && workspace !== undefined ? (
        <TargetAppDialog workspace={workspace} app={app} onClose={() => setIsEdited(false)} />
      ) : null}
    </Card>
  );
}

function TargetsCard({ app }: { readonly app: string }): ReactElement {
  const { t } = useTranslation();
  const page = usePage<TargetListItem>(
    {
      key: ['targets', 'of-app', app],
      read: (query, signal) => api.GET('/v1/targets', { params: { query: { ...query, targetApp: app } }, signal }),
    },
    { pageSize: 10, cursorName: 'targets' },
  );
  return (
    <Card title={<h2 className="card-title">{t('nav.targets')}</h2>}>
      <PagedTable<TargetListItem>
        page={page}
        label={t('nav.targets')}
        empty={t('targetAppPage.noTargets')}
        keyOf={({ miniProgram, environment }) => `${miniProgram}/${environment}`}
        columns={[
          useProgramColumn(),
          { key: 'env', title: t('field.environment'), render: ({ environment }) => t(`environment.${environment}`) },
          ...useServedColumns(),
        ]}
      />
    </Card>
  );
}
