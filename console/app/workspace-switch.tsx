/** Shows the current workspace, switches to another one, or creates one. */
import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types.js';
import { withTexts } from '../i18n/language.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { useCurrentWorkspace, workspaceLabel } from './current-workspace.js';

const NewWorkspaceDialog = lazyDialog(
  async () => (await import('../registry/new-workspace-dialog.js')).NewWorkspaceDialog,
);
const WorkspaceFinder = lazyDialog(
  withTexts('keyboard', async () => (await import('./workspace-finder.js')).WorkspaceFinder),
);

/** A longer list is searched. */
const mostInMenu = 5;

export function WorkspaceSwitch({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const current = useCurrentWorkspace();
  const [opened, setOpened] = useState<'finder' | 'new' | null>(null);
  const close = () => {
    setOpened(null);
  };
  const create = () => {
    setOpened('new');
  };
  const name = current === undefined ? t('app.noWorkspace') : workspaceLabel(current, me.workspaces);
  const hasMenu = me.workspaces.length <= mostInMenu;
  const button = (
    <Button
      type="text"
      aria-label={`${t('app.workspace')}: ${name}`}
      aria-haspopup={hasMenu ? 'menu' : 'dialog'}
      style={{ maxWidth: 260, minWidth: 0, flexShrink: 1 }}
      {...(hasMenu ? {} : { onClick: () => setOpened('finder') })}
    >
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
      <DownOutlined aria-hidden style={{ fontSize: 10 }} />
    </Button>
  );
  return (
    <>
      {hasMenu ? <WorkspaceMenu {...{ me, button }} currentId={current?.id} onCreate={create} /> : button}
      {opened === 'finder' ? <WorkspaceFinder me={me} onCreate={create} onClose={close} /> : null}
      {opened === 'new' ? <NewWorkspaceDialog onClose={close} /> : null}
    </>
  );
}

interface WorkspaceMenuProps {
  readonly me: Me;
  readonly button: ReactElement;
  readonly currentId: string | undefined;
  readonly onCreate: () => void;
}

function WorkspaceMenu({ me, button, currentId, onCreate }: WorkspaceMenuProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = [
    ...me.workspaces.map(({ id, name, role }) => ({
      key: id,
      label: (
        <>
          {name} · {t(`role.${role}`)}
          <br />
          <small className="quiet">{id}</small>
        </>
      ),
    })),
    { key: 'new', icon: <PlusOutlined aria-hidden />, label: t('app.newWorkspace') },
  ];
  const onClick = ({ key }: { readonly key: string }) => {
    if (key === 'new') onCreate();
    else void navigate(`/workspaces/${key}/mini-programs`);
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick, selectedKeys: currentId === undefined ? [] : [currentId] }}>
      {button}
    </Dropdown>
  );
}
