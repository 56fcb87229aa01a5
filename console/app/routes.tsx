/** Every page and its address. All but the first page load when they are visited. */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { HomePage } from '../pages/home-page.js';
import { MiniProgramsPage } from '../pages/mini-programs-page.js';
import { NotFoundPage } from './not-found-page.js';
import { RouteErrorPage } from './route-error-page.js';
import { ShellLayout } from './shell-layout.js';

/** A page that loads when it is visited. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
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
  page('releases/:id', async () => (await import('../pages/release-page.js')).ReleasePage),
  page('targets/:mp/:app/:env', async () => (await import('../pages/target-page.js')).TargetPage),
  { path: '*', Component: NotFoundPage },
];

export const router = createBrowserRouter([
  {
    ...page('/sign-in', async () => (await import('../pages/sign-in-page.js')).SignInPage),
    ErrorBoundary: RouteErrorPage,
    HydrateFallback: () => null,
  },
  {
    path: '/',
    Component: ShellLayout,
    ErrorBoundary: RouteErrorPage,
    HydrateFallback: () => null,
    children: [{ ErrorBoundary: RouteErrorPage, children: pages }],
  },
]);
