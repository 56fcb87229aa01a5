/** Finds one of the user's workspaces by its name or id, and switches to it. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types.js';
import { Finder } from '../keyboard/finder.js';
import { type Entry, matching } from '../keyboard/palette-entries.js';

interface WorkspaceFinderProps {
  readonly me: Me;
  readonly onCreate: () => void;
  readonly onClose: () => void;
}

export function WorkspaceFinder({ me, onCreate, onClose }: WorkspaceFinderProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const word = typed.trim();
  const all = me.workspaces.map(({ id, name, role }): Entry => {
    const address = `/workspaces/${id}/mini-programs`;
    return { key: id, id, label: name, hint: `${t(`role.${role}`)} · ${id}`, does: address };
  });
  const entries = matching(all, word);
  return (
    <Finder
      {...{ typed, onClose }}
      title={t('app.workspace')}
      label={t('palette.workspaceLabel')}
      groups={entries.length === 0 ? [] : [{ name: 'workspaces', entries }]}
      status={
        entries.length === 0 ? t('palette.workspaceNone', { word }) : t('palette.found', { count: entries.length })
      }
      footer={
        <Button icon={<PlusOutlined aria-hidden />} onClick={onCreate}>
          {t('app.newWorkspace')}
        </Button>
      }
      onType={setTyped}
      onChoose={({ does }) => {
        onClose();
        if (typeof does === 'string') void navigate(does);
      }}
    />
  );
}
