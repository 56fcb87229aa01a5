/** Shows the current workspace, switches to another one, or creates one. */
import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types.js';
import { useCurrentWorkspace } from './current-workspace.js';
import { lazyDialog } from '../shared/lazy-part.js';

const NewWorkspaceDialog = lazyDialog(
  async () => (await import('../pages/new-workspace-dialog.js')).NewWorkspaceDialog,
);

export function WorkspaceSwitch({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const current = useCurrentWorkspace();
  const [isCreating, setIsCreating] = useState(false);
  const items = [
    ...me.workspaces.map(({ id, name, role }) => ({ key: id, label: `${name} · ${t(`role.${role}`)}` })),
    { key: 'new', icon: <PlusOutlined aria-hidden />, label: t('app.newWorkspace') },
  ];
  const onClick = ({ key }: { readonly key: string }) => {
    if (key === 'new') setIsCreating(true);
    else void navigate(`/workspaces/${key}/mini-programs`);
  };
  const name = current?.name ?? t('app.noWorkspace');
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick, selectedKeys: current === undefined ? [] : [current.id] }}>
        <Button
          type="text"
          aria-label={`${t('app.workspace')}: ${name}`}
          style={{ maxWidth: 260, minWidth: 0, flexShrink: 1 }}
        >
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
      {isCreating ? (
        <NewWorkspaceDialog
          onClose={() => {
            setIsCreating(false);
          }}
        />
      ) : null}
    </>
  );
}
