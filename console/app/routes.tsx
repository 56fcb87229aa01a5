/**
 * All pages and their addresses. The entry file holds the first page, the pages with stop commands and the sign-in
 * page: a tab that can load no more files can still stop a release. Other pages are loaded on their first visit.
 */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { basePath } from '../api/base-path.js';
import { HomePage } from '../pages/home-page.js';
import { MiniProgramsPage } from '../pages/mini-programs-page.js';
import { ReleasePage } from '../pages/release-page.js';
import { SignInPage } from '../pages/sign-in-page.js';
import { TargetPage } from '../pages/target-page.js';
import { lazyPage } from './lazy-page.js';
import { NotFoundPage } from './not-found-page.js';
import { RouteErrorPage } from './route-error-page.js';
import { ShellLayout } from './shell-layout.js';

/** A page that is loaded on its first visit. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, Component: lazyPage(load) };
}

const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  { path: 'workspaces/:ws/mini-programs', Component: MiniProgramsPage },
  page('workspaces/:ws/releases', async () => (await import('../pages/releases-page.js')).ReleasesPage),
  page('workspaces/:ws/targets', async () => (await import('../pages/targets-page.js')).TargetsPage),
  page('workspaces/:ws/reviews', async () => (await import('../pages/reviews-page.js')).ReviewsPage),
  page('workspaces/:ws/target-apps', async () => (await import('../pages/target-apps-page.js')).TargetAppsPage),
  page('workspaces/:ws/members', async () => (await import('../pages/members-page.js')).MembersPage),
  page('tokens', async () => (await import('../pages/tokens-page.js')).TokensPage),
  page('mini-programs/:mp/:tab?', async () => (await import('../pages/mini-program-page.js')).MiniProgramPage),
  { path: 'releases/:id', Component: ReleasePage },
  { path: 'targets/:mp/:app/:env', Component: TargetPage },
  { path: '*', Component: NotFoundPage },
];

export const router = createBrowserRouter(
  [
    { path: '/sign-in', Component: SignInPage, ErrorBoundary: RouteErrorPage },
    {
      path: '/',
      Component: ShellLayout,
      ErrorBoundary: RouteErrorPage,
      children: [{ ErrorBoundary: RouteErrorPage, children: pages }],
    },
  ],
  { basename: basePath() || '/' },
);
