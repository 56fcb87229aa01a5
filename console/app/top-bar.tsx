/** The top bar: name, workspace, theme, language, account. On a narrow window it also holds the navigation. */
import {
  BookOutlined,
  ClockCircleOutlined,
  LogoutOutlined,
  MenuOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Flex, Layout, theme } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { address } from '../api/base-path.js';
import { useSignOut } from '../api/session.js';
import type { Me } from '../api/types.js';
import { showKeyboardPart } from '../keyboard/keyboard-parts.js';
import { BellButton } from '../bell/bell-button.js';
import { paletteKeys } from '../keyboard/shortcuts.js';
import { lazyPart } from '../shared/lazy-part.js';
import { showUtc, useIsUtc } from '../shared/time-zone.js';
import logo from './halftone.svg';
import { LanguageButton } from './language-button.js';
import { ThemeButton } from './theme-mode.js';
import { useIsNarrow } from './use-media.js';
import { WorkspaceSwitch } from './workspace-switch.js';

const NavigationDrawer = lazyPart(async () => (await import('./navigation-drawer.js')).NavigationDrawer, {
  failed: (retry) => <RetryNavigation onRetry={retry} />,
});

export function TopBar({ me }: { readonly me: Me }): ReactElement {
  const { token } = theme.useToken();
  const isNarrow = useIsNarrow();
  return (
    <Layout.Header
      style={{
        background: token.colorBgContainer,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
        padding: isNarrow ? '0 8px' : '0 16px',
        height: 56,
        lineHeight: 'normal',
      }}
    >
      <Flex align="center" gap={isNarrow ? 4 : 12} style={{ height: '100%' }}>
        {isNarrow ? <NavigationDrawer /> : null}
        <Link to="/" aria-label="Halftone" style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
          <img src={logo} alt="" width={28} height={28} />
          {isNarrow ? null : <strong style={{ color: token.colorText, fontSize: 16 }}>Halftone</strong>}
        </Link>
        <WorkspaceSwitch me={me} />
        <span style={{ flex: 1 }} />
        <PaletteButton />
        <BellButton />
        <ThemeButton />
        <LanguageButton />
        <AccountMenu me={me} />
      </Flex>
    </Layout.Header>
  );
}

/** For who does not know its keys, or has none. */
function PaletteButton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      type="text"
      icon={<SearchOutlined aria-hidden />}
      aria-label={t('app.palette')}
      title={`${t('app.palette')} (${paletteKeys.join(' ')})`}
      onClick={() => {
        showKeyboardPart('palette');
      }}
    />
  );
}

/** Replaces a navigation that could not be loaded. */
function RetryNavigation({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      type="text"
      danger
      icon={<MenuOutlined aria-hidden />}
      aria-label={`${t('app.openNavigation')}: ${t('action.retry')}`}
      title={t('failure.part')}
      onClick={onRetry}
    />
  );
}

/** Menu of the signed-in user: name, roles, sign-out. */
function AccountMenu({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const isUtc = useIsUtc();
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
    {
      key: 'utc',
      icon: <ClockCircleOutlined aria-hidden />,
      label: t(isUtc ? 'time.useLocal' : 'time.useUtc'),
    },
    { key: 'shortcuts', icon: <QuestionCircleOutlined aria-hidden />, label: t('app.shortcuts') },
    { key: 'guide', icon: <BookOutlined aria-hidden />, label: <a href={address('/docs/guide')}>{t('app.guide')}</a> },
    { key: 'docs', icon: <BookOutlined aria-hidden />, label: <a href={address('/docs')}>{t('app.apiDocs')}</a> },
    { key: 'sign-out', icon: <LogoutOutlined aria-hidden />, label: t('app.signOut') },
  ];
  const onClick = ({ key }: { readonly key: string }) => {
    if (key === 'utc') showUtc(!isUtc);
    if (key === 'shortcuts') showKeyboardPart('sheet');
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
