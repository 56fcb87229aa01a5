/** Menu of the signed-in user: name, roles, sign-out. */
import { BookOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { address } from '../api/base-path.js';
import { useSignOut } from '../api/session.js';
import type { Me } from '../api/types.js';

export function AccountMenu({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const roles = [
    ...(me.systemAdmin ? [{ key: 'system', label: t('app.systemAdmin') }] : []),
    ...me.workspaces.map(({ id, name, role }) => ({ key: `ws-${id}`, label: `${name}: ${t(`role.${role}`)}` })),
    ...me.miniPrograms.map(({ id, name, role }) => ({ key: `mp-${id}`, label: `${name}: ${t(`role.${role}`)}` })),
  ];
  const items = [
    {
      type: 'group' as const,
      label: t('app.signedInAs', { user: me.user }),
      children: roles.map((role) => ({ ...role, disabled: true })),
    },
    { type: 'divider' as const },
    { key: 'docs', icon: <BookOutlined aria-hidden />, label: <a href={address('/docs')}>{t('app.apiDocs')}</a> },
    { key: 'sign-out', icon: <LogoutOutlined aria-hidden />, label: t('app.signOut') },
  ];
  const onClick = ({ key }: { readonly key: string }) => {
    if (key === 'sign-out') signOut.mutate(undefined, { onSuccess: () => void navigate('/sign-in') });
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick }}>
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={t('app.account', { user: me.user })}>
        <span style={{ maxWidth: 120, overflow: 'hidden', textOverflow: 'ellipsis' }}>{me.user}</span>
      </Button>
    </Dropdown>
  );
}
