/** The members of a workspace and its settings. Admins also see the events of both. */
import { Card, Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RegistryTrail } from '../access/registry-trail.js';
import { api } from '../api/client.js';
import { useWrite } from '../api/use-write.js';
import { useForbidden } from '../app/use-forbidden.js';
import { PageHeader } from '../shared/page-header.js';
import { MembersTable, membersTouched } from './members-table.js';
import { WorkspacePolicy } from './workspace-policy.js';

const roles = ['admin', 'reviewer', 'developer', 'operator', 'inspector'] as const;

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
