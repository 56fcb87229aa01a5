/**
 * Every page and its address. All but the first page load when they are visited; those that a stop depends on load at
 * once, behind the first page.
 */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { basePath } from '../api/base-path.js';
import { HomePage } from '../pages/home-page.js';
import { MiniProgramsPage } from '../pages/mini-programs-page.js';
import { lazyPage } from './lazy-page.js';
import { NotFoundPage } from './not-found-page.js';
import { RouteErrorPage } from './route-error-page.js';
import { ShellLayout } from './shell-layout.js';

/** A page that loads when it is visited. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, Component: lazyPage(load) };
}

/** The browser keeps a module that it has loaded, so these imports are the ones that a visit uses. */
const loadReleasePage = async () => (await import('../pages/release-page.js')).ReleasePage;
const loadTargetPage = async () => (await import('../pages/target-page.js')).TargetPage;
const loadSignInPage = async () => (await import('../pages/sign-in-page.js')).SignInPage;

/**
 * Loads the pages with stop commands, and the way back in after a session has ended. A tab that was opened before a new
 * build was installed can then still stop a release. A failure is shown when the page is visited.
 */
export async function loadStopPages(): Promise<void> {
  await Promise.allSettled([loadReleasePage, loadTargetPage, loadSignInPage].map((load) => load()));
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
  page('releases/:id', loadReleasePage),
  page('targets/:mp/:app/:env', loadTargetPage),
  { path: '*', Component: NotFoundPage },
];

export const router = createBrowserRouter(
  [
    {
      ...page('/sign-in', loadSignInPage),
      ErrorBoundary: RouteErrorPage,
    },
    {
      path: '/',
      Component: ShellLayout,
      ErrorBoundary: RouteErrorPage,
      children: [{ ErrorBoundary: RouteErrorPage, children: pages }],
    },
  ],
  { basename: basePath() || '/' },
);
