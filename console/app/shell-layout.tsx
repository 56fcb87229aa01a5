/** The frame of every page after sign-in, with banners when the API is unreachable or the console has a newer build. */
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Layout, theme } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { NoAnswer } from '../../client/exchange.js';
import { useMe } from '../api/session.js';
import { useGuideState } from '../first-run/guide-state.js';
import { useMayMake } from '../first-run/use-may-make.js';
import { KeyboardParts } from '../keyboard/keyboard-parts.js';
import { FailureFace } from '../shared/failure-face.js';
import { lazyPart } from '../shared/lazy-part.js';
import { useIsReplaced } from '../shared/load-part.js';
import { PageLoading } from '../shared/page-loading.js';
import { ReloadButton } from '../shared/part-boundary.js';
import { NavigationMenu } from './navigation-menu.js';
import { TopBar } from './top-bar.js';
import { useIsNarrow } from './use-media.js';

/** Top bar, navigation, content. Opens the sign-in page when no user is signed in. */
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
      <KeyboardParts />
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
            {location.pathname === '/' ? null : <Guide />}
            <Outlet />
          </div>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

const GuidePanel = lazyPart(async () => (await import('../first-run/guide-panel.js')).GuidePanel);

/** Beside every page until the first run is over. The start page is then the guide itself. */
function Guide(): ReactElement | null {
  const isShown = useGuideState() === 'shown';
  const { mayMake } = useMayMake();
  return isShown && mayMake ? <GuidePanel /> : null;
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

/** Banner above the page while the API is unreachable. Disappears when the API answers again. */
function ConnectionBanner({ error }: { readonly error: Error | null }): ReactElement | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Renders again when a request begins or ends: only then the connection state can change.
  useIsFetching();
  const isLost =
    error instanceof NoAnswer ||
    client
      .getQueryCache()
      .getAll()
      .some((query) => query.isActive() && query.state.error instanceof NoAnswer);
  if (!isLost) return null;
  return (
    <div role="alert" className="banner">
      <strong>{t('failure.unreachable')}</strong> {t('failure.unreachableDetail')}
    </div>
  );
}

/** Banner that a newer build of the console is installed. The page stays in use until the user reloads it. */
function NewBuildBanner(): ReactElement | null {
  const { t } = useTranslation();
  if (!useIsReplaced()) return null;
  return (
    <div role="status" className="banner">
      {t('failure.newBuild')} <ReloadButton size="small" />
    </div>
  );
}
