/** The members of a workspace and its settings. Admins also see the events of both. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Card, Flex, Form, Input, Switch, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RegistryTrail } from '../access/event-trails.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Workspace } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { useForbidden } from '../app/use-forbidden.js';
import { PageHeader } from '../shared/page-header.js';
import { required } from '../shared/rules.js';
import { WriteFailure } from '../shared/failure-face.js';
import { InvitationsCard } from './invitations-card.js';
import { MembersTable, membersTouched } from './members-table.js';

/** The least one first: it is proposed. */
const roles = ['operator', 'developer', 'reviewer', 'inspector', 'admin'] as const;

export function MembersPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const forbidden = useForbidden('manageWorkspace', { workspace: ws });
  const mayReadTrail = useForbidden('readWorkspaceTrail', { workspace: ws }) === null;
  return (
    <>
      <PageHeader title={t('nav.members')} />
      <Flex vertical gap={16}>
        <WorkspaceMembers workspace={ws} forbidden={forbidden} />
        {forbidden === null ? <InvitationsCard workspace={ws} roles={roles} /> : null}
        <WorkspacePolicy id={ws} forbidden={forbidden} />
        {mayReadTrail ? (
          <Card title={<h2 className="card-title">{t('access.title')}</h2>}>
            <RegistryTrail
              name={`workspace:${ws}`}
              read={(query, signal) =>
                api.GET('/v1/workspaces/{workspace}/events', { params: { path: { workspace: ws }, query }, signal })
              }
            />
          </Card>
        ) : null}
      </Flex>
    </>
  );
}

interface WorkspaceMembersProps {
  readonly workspace: string;
  readonly forbidden: string | null;
}

function WorkspaceMembers({ workspace, forbidden }: WorkspaceMembersProps): ReactElement {
  const put = useWrite('put', '/v1/workspaces/{workspace}/members/{user}', membersTouched);
  const removal = useWrite('delete', '/v1/workspaces/{workspace}/members/{user}', membersTouched);
  return (
    <MembersTable
      list={{
        key: ['members', 'workspace', workspace],
        read: (query, signal) =>
          api.GET('/v1/workspaces/{workspace}/members', { params: { path: { workspace }, query }, signal }),
      }}
      roles={roles}
      hints="roleHint"
      forbidden={forbidden}
      saving={put}
      save={({ user, role }, onSuccess) => {
        put.mutate({ params: { path: { workspace, user } }, body: { role } }, { onSuccess });
      }}
      removalError={removal.error}
      remove={(user) => {
        removal.mutate({ params: { path: { workspace, user } } });
      }}
    />
  );
}

interface WorkspaceFields {
  readonly name: string;
  readonly developersMayStop: boolean;
}

interface WorkspacePolicyProps {
  readonly id: string;
  /** Why the settings are read-only, as a text. */
  readonly forbidden: string | null;
}

/** Settings of a workspace: its name, and whether its developers may stop releases. */
function WorkspacePolicy({ id, forbidden }: WorkspacePolicyProps): ReactElement | null {
  const { data } = useQuery({
    queryKey: ['workspace', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/workspaces/{workspace}', { params: { path: { workspace: id } }, signal })),
  });
  return data === undefined ? null : <PolicyCard key={id} workspace={data} forbidden={forbidden} />;
}

interface PolicyCardProps extends Pick<WorkspacePolicyProps, 'forbidden'> {
  readonly workspace: Workspace;
}

function PolicyCard({ workspace, forbidden }: PolicyCardProps): ReactElement {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const write = useWrite('patch', '/v1/workspaces/{workspace}', ['workspace', 'me', 'release', 'target']);
  const save = ({ name, developersMayStop }: WorkspaceFields) => {
    const body = { name: name.trim(), policy: { developersMayStop } };
    const params = { path: { workspace: workspace.id } };
    write.mutate({ params, body }, { onSuccess: () => void message.success(t('workspaces.saved')) });
  };
  return (
    <Card title={<h2 className="card-title">{t('workspaces.settings')}</h2>}>
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
