/** The members of a workspace, and the workspace's own settings. */
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { pathOf } from '../api/request.js';
import { useForbidden } from '../app/use-forbidden.js';
import { PageHeader } from '../shared/page-header.js';
import { MembersTable } from './members-table.js';
import { WorkspacePolicy } from './workspace-policy.js';

const roles = ['admin', 'reviewer', 'developer', 'operator', 'inspector'] as const;

export function MembersPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const forbidden = useForbidden('manageWorkspace', { workspace: ws });
  return (
    <>
      <PageHeader title={t('nav.members')} />
      <Flex vertical gap={16}>
        <MembersTable
          path={pathOf`/v1/workspaces/${ws}/members`}
          roles={roles}
          hints="roleHint"
          forbidden={forbidden}
        />
        <WorkspacePolicy id={ws} forbidden={forbidden} />
      </Flex>
    </>
  );
}
