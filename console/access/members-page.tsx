/** The members of a workspace. Admins also see who is invited. */
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../api/client.js';
import { useWrite } from '../api/use-write.js';
import { useForbidden } from '../app/use-forbidden.js';
import { PageHeader } from '../shared/page-header.js';
import { InvitationsCard } from './invitations-card.js';
import { MembersTable, membersTouched } from './members-table.js';

/** The least one first: it is proposed. */
const roles = ['operator', 'developer', 'reviewer', 'inspector', 'admin'] as const;

export function MembersPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const forbidden = useForbidden('manageWorkspace', { workspace: ws });
  return (
    <>
      <PageHeader title={t('nav.members')} />
      <Flex vertical gap={16}>
        <WorkspaceMembers workspace={ws} forbidden={forbidden} />
        {forbidden === null ? <InvitationsCard workspace={ws} roles={roles} /> : null}
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
