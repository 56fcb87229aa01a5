/** The top bar: name, workspace, theme, language, account. On a narrow window it also holds the navigation. */
import { MenuOutlined } from '@ant-design/icons';
import { Button, Flex, Layout, theme } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Me } from '../api/types.js';
import { AccountMenu } from './account-menu.js';
import logo from './halftone.svg';
import { LanguageButton } from './language-button.js';
import { ThemeButton } from './theme-button.js';
import { useIsNarrow } from './use-media.js';
import { lazyPart } from '../shared/lazy-part.js';
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
        <ThemeButton />
        <LanguageButton />
        <AccountMenu me={me} />
      </Flex>
    </Layout.Header>
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
