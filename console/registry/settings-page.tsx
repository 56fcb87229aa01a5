/** The settings of a workspace: name and policies, who may do what, what reads decisions, and what was changed. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Descriptions, Flex, Form, Switch, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { RegistryTrail } from '../access/event-trails.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Workspace } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { useForbidden } from '../app/use-forbidden.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { CopyButton } from '../shared/copy-button.js';
import { FailureFace, WriteFailure } from '../shared/failure-face.js';
import { PageHeader } from '../shared/page-header.js';
import { PageLoading } from '../shared/page-loading.js';
import { required } from '../shared/rules.js';
import { DecideTokensCard } from '../access/decide-tokens-card.js';
import { LimitsCard } from './limits-card.js';

export function SettingsPage(): ReactElement {
  const { ws = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['workspace', ws],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/workspaces/{workspace}', { params: { path: { workspace: ws } }, signal })),
  });
  if (data !== undefined) return <Settings key={ws} workspace={data} />;
  return error === null ? <PageLoading /> : <FailureFace error={error} onRetry={() => void refetch()} />;
}

function Settings({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { t } = useTranslation();
  const { id, kind, name } = workspace;
  const forbidden = useForbidden('manageWorkspace', { workspace: id });
  const mayReadTrail = useForbidden('readWorkspaceTrail', { workspace: id }) === null;
  return (
    <>
      <PageHeader title={t('nav.settings')} tabTitle={t('settings.tabTitle', { name })} />
      <Flex vertical gap={16}>
        <AboutCard workspace={workspace} />
        <PolicyCard workspace={workspace} forbidden={forbidden} />
        <LimitsCard />
        {kind === 'tenant' && forbidden === null ? <DecideTokensCard workspace={id} /> : null}
        {mayReadTrail ? (
          <Card title={<h2 className="card-title">{t('access.title')}</h2>}>
            <RegistryTrail
              name={`workspace:${id}`}
              read={(query, signal) =>
                api.GET('/v1/workspaces/{workspace}/events', { params: { path: { workspace: id }, query }, signal })
              }
            />
          </Card>
        ) : null}
      </Flex>
    </>
  );
}

function AboutCard({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { id, kind, role, createdBy, createdAt } = workspace;
  const items = [
    { key: 'kind', label: t('field.kind'), children: t(`workspaces.kind.${kind}`) },
    ...(role === undefined ? [] : [{ key: 'role', label: t('settings.yourRole'), children: t(`role.${role}`) }]),
    { key: 'created', label: t('field.created'), children: time(createdAt) },
    { key: 'by', label: t('field.by'), children: <span className="long-name">{createdBy}</span> },
    {
      key: 'id',
      label: t('field.id'),
      children: (
        <Flex gap={8} wrap align="center">
          <code className="long-name">{id}</code>
          <CopyButton text={id} label={t('action.copy')} />
        </Flex>
      ),
    },
    {
      key: 'more',
      label: t('settings.more'),
      children: (
        <Flex gap={16} wrap>
          <Link to={`/workspaces/${id}/members`}>{t('nav.members')}</Link>
          {kind === 'tenant' ? <Link to={`/workspaces/${id}/target-apps`}>{t('nav.targetApps')}</Link> : null}
          <Link to="/tokens">{t('settings.yourTokens')}</Link>
        </Flex>
      ),
    },
  ];
  return (
    <Card title={<h2 className="card-title">{t('workspaces.settings')}</h2>}>
      <Descriptions column={{ xs: 1, sm: 1, md: 2, lg: 2 }} items={items} />
    </Card>
  );
}

interface WorkspaceFields {
  readonly name: string;
  readonly developersMayStop: boolean;
}

interface PolicyCardProps {
  readonly workspace: Workspace;
  /** Why the settings are read-only, as a text. */
  readonly forbidden: string | null;
}

/** The name of a workspace, and whether its developers may stop releases. */

function PolicyCard({ workspace, forbidden }: PolicyCardProps): ReactElement {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const write = useWrite('patch', '/v1/workspaces/{workspace}', ['workspace', 'me', 'release', 'target', 'trail']);
  const save = ({ name, developersMayStop }: WorkspaceFields) => {
    const body = { name: name.trim(), policy: { developersMayStop } };
    const params = { path: { workspace: workspace.id } };
    write.mutate({ params, body }, { onSuccess: () => void message.success(t('workspaces.saved')) });
  };
  return (
    <Card title={<h2 className="card-title">{t('settings.policies')}</h2>}>
      <Form<WorkspaceFields>
        layout="vertical"
        requiredMark={false}
        disabled={forbidden !== null}
        initialValues={{ name: workspace.name, developersMayStop: workspace.policy.developersMayStop }}
        onFinish={save}
        style={{ maxWidth: 480 }}
      >
        <Form.Item name="name" label={t('workspaces.name')} rules={[required(t)]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="developersMayStop"
          label={t('workspaces.developersMayStop')}
          extra={t('workspaces.developersMayStopHint')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Flex vertical gap={12} align="flex-start">
          <WriteFailure error={write.error} />
          {forbidden === null ? (
            <Button htmlType="submit" loading={write.isPending}>
              {t('action.save')}
            </Button>
          ) : (
            <Typography.Text type="secondary">{forbidden}</Typography.Text>
          )}
        </Flex>
      </Form>
    </Card>
  );
}
