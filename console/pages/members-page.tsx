/** The members of a workspace and its settings. Admins also see the events of both. */
import { Card, Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RegistryTrail } from '../access/registry-trail.js';
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
  const mayReadTrail = useForbidden('readWorkspaceTrail', { workspace: ws }) === null;
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
        {mayReadTrail ? (
          <Card title={<h2 className="card-title">{t('access.title')}</h2>}>
            <RegistryTrail path={pathOf`/v1/workspaces/${ws}/events`} />
          </Card>
        ) : null}
      </Flex>
    </>
  );
}
