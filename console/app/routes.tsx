/** The addresses of the console, their pages, and the pages for an unknown address and a failure. */
import { BugOutlined, CompassOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Navigate, type RouteObject, useLocation, useNavigate } from 'react-router';
import { basePath } from '../api/base-path.js';
import { withTexts } from '../i18n/language.js';
import { HomePage } from '../overview/home-page.js';
import { ReleasePage } from '../release/release-page.js';
import { SignInPage } from '../access/sign-in-page.js';
import { TargetPage } from '../target/target-page.js';
import { NoticeFace } from '../shared/failure-face.js';
import { lazyPart } from '../shared/lazy-part.js';
import { PageLoading } from '../shared/page-loading.js';
import { ReloadButton } from '../shared/part-boundary.js';
import { ShellLayout } from './shell-layout.js';

/** A page that is loaded on its first visit. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, Component: lazyPage(load) };
}

const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  { path: 'overview', Component: ToStartPage },
  page(
    'workspaces/:ws/mini-programs',
    async () => (await import('../registry/mini-programs-page.js')).MiniProgramsPage,
  ),
  ...['releases', 'workspaces/:ws/releases'].map((path) =>
    page(path, async () => (await import('../release/list/releases-page.js')).ReleasesPage),
  ),
  page('workspaces/:ws/targets', async () => (await import('../target/targets-page.js')).TargetsPage),
  page('workspaces/:ws/reviews', async () => (await import('../review/reviews-page.js')).ReviewsPage),
  page('reviews/:id', async () => (await import('../review/review-page.js')).ReviewPage),
  page(
    'workspaces/:ws/target-apps',
    withTexts('targetApps', async () => (await import('../registry/target-apps-page.js')).TargetAppsPage),
  ),
  page(
    'target-apps/:app',
    withTexts(
      'administration',
      withTexts('targetApps', async () => (await import('../registry/target-app-page.js')).TargetAppPage),
    ),
  ),
  page(
    'workspaces/:ws/change-windows',
    withTexts('windows', async () => (await import('../window/change-windows-page.js')).ChangeWindowsPage),
  ),
  page(
    'workspaces/:ws/plan-templates',
    withTexts('plans', async () => (await import('../plan/plan-templates-page.js')).PlanTemplatesPage),
  ),
  page(
    'workspaces/:ws/members',
    withTexts('administration', async () => (await import('../access/members-page.js')).MembersPage),
  ),
  page(
    'workspaces/:ws/settings',
    withTexts(
      'administration',
      withTexts('targetApps', async () => (await import('../registry/settings-page.js')).SettingsPage),
    ),
  ),
  page('tokens', async () => (await import('../access/tokens-page.js')).TokensPage),
  page('mini-programs/:mp/:tab?', async () => (await import('../registry/mini-program-page.js')).MiniProgramPage),
  { path: 'releases/:id', Component: ReleasePage },
  { path: 'targets/:mp/:app/:env', Component: TargetPage },
  { path: '*', Component: NotFoundPage },
];

/**
 * All pages and their addresses. The entry file holds the first page, the pages with stop commands and the sign-in
 * page: a tab that can load no more files can still stop a release. Other pages are loaded on their first visit.
 */
export const router = createBrowserRouter(
  [
    { path: '/sign-in', Component: SignInPage, ErrorBoundary: FailedPage },
    {
      ...page(
        '/invitation',
        withTexts('administration', async () => (await import('../access/invitation-page.js')).InvitationPage),
      ),
      ErrorBoundary: FailedPage,
    },
    {
      path: '/',
      Component: ShellLayout,
      ErrorBoundary: FailedPage,
      children: [{ ErrorBoundary: FailedPage, children: pages }],
    },
  ],
  { basename: basePath() || '/' },
);

/** A page that is loaded on its first visit. When it cannot be loaded or rendered, the frame around it stays. */
function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  return lazyPart<object>(load, {
    fallback: <PageLoading />,
    failed: (retry) => <FailedPage onRetry={retry} />,
  });
}

interface FailedPageProps {
  /** Absent: only the whole page can be loaded again. */
  readonly onRetry?: () => void;
}

/** In place of a page that cannot be loaded or rendered. Also shown when a new build has removed old files. */
function FailedPage({ onRetry }: FailedPageProps): ReactElement {
  const { t } = useTranslation();
  return (
    <NoticeFace
      isWholePage
      icon={<BugOutlined aria-hidden />}
      title={t('failure.page')}
      detail={t('failure.pageDetail')}
      action={
        <Flex gap={8} wrap justify="center">
          {onRetry === undefined ? null : (
            <Button type="primary" onClick={onRetry}>
              {t('action.retry')}
            </Button>
          )}
          <ReloadButton type={onRetry === undefined ? 'primary' : 'default'} />
        </Flex>
      }
    />
  );
}

/** The overview had an address of its own, and bookmarks still have it. */
function ToStartPage(): ReactElement {
  const { search } = useLocation();
  return <Navigate to={{ pathname: '/', search }} replace />;
}

/** The page for an unknown address. */
function NotFoundPage(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <NoticeFace
      isWholePage
      icon={<CompassOutlined aria-hidden />}
      title={t('failure.notFound')}
      detail={t('failure.notFoundDetail')}
      action={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t('failure.home')}
        </Button>
      }
    />
  );
}
