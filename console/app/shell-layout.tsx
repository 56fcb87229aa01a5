/**
 * The frame of every page after sign-in: top bar, navigation, content. Opens the sign-in page when no user is signed
 * in.
 */
import { Layout, theme } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/session.js';
import { FailureFace } from '../shared/failure-face.js';
import { PageLoading } from '../shared/page-loading.js';
import { ConnectionBanner } from './connection-banner.js';
import { NavigationMenu } from './navigation-menu.js';
import { NewBuildBanner } from './new-build-banner.js';
import { TopBar } from './top-bar.js';
import { useIsNarrow } from './use-media.js';

export function ShellLayout(): ReactElement {
  const { t } = useTranslation();
  const { data: me, error, isPending, refetch } = useMe();
  const location = useLocation();
  const { token } = theme.useToken();
  const isNarrow = useIsNarrow();
  const content = useFocusOnNavigation(location.pathname);

  if (isPending) return <PageLoading />;
  if (me === undefined) return <FailureFace error={error} onRetry={() => void refetch()} />;
  if (me === null) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <TopBar me={me} />
      <Layout>
        {isNarrow ? null : (
          <Layout.Sider width={200} style={{ background: token.colorBgContainer }}>
            <NavigationMenu />
          </Layout.Sider>
        )}
        {/* The only main landmark of the page. */}
        <Layout.Content id="content" ref={content} tabIndex={-1}>
          <ConnectionBanner error={error} />
          <NewBuildBanner />
          <div style={{ padding: isNarrow ? 12 : 24, maxWidth: 1320 }}>
            <Outlet />
          </div>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** Moves the focus to the new page. Otherwise a screen reader stays on the followed link. */
function useFocusOnNavigation(path: string): React.RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const lastPath = useRef(path);
  useEffect(() => {
    if (lastPath.current === path) return;
    lastPath.current = path;
    content.current?.focus();
  }, [path]);
  return content;
}
