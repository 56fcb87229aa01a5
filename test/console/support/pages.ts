/** Addresses of every page of the console, by its path in the router. `all-pages.test.ts` holds it to be whole. */

/** What the pages are about. */
export interface Subjects {
  readonly workspace: string;
  readonly miniProgram: string;
  readonly targetApp: string;
  readonly release: string;
  readonly review: string;
}

/** Pages before signing in. */
export const pagesWithoutSession = ['/sign-in', '/invitation'] as const;

export function pagesOf({ workspace, miniProgram, targetApp, release, review }: Subjects) {
  const ofWorkspace = `/workspaces/${workspace}`;
  return {
    '/': ['/'],
    overview: ['/overview'],
    'workspaces/:ws/mini-programs': [`${ofWorkspace}/mini-programs`],
    releases: ['/releases'],
    'workspaces/:ws/releases': [`${ofWorkspace}/releases`, `${ofWorkspace}/releases?q=nothing-is-called-so`],
    'workspaces/:ws/targets': [`${ofWorkspace}/targets`],
    'workspaces/:ws/reviews': ['', '?mine=requests', '?mine=decisions'].map((list) => `${ofWorkspace}/reviews${list}`),
    'reviews/:id': [`/reviews/${review}`],
    'workspaces/:ws/target-apps': [`${ofWorkspace}/target-apps`],
    'target-apps/:app': [`/target-apps/${targetApp}`],
    'workspaces/:ws/change-windows': [`${ofWorkspace}/change-windows`],
    'workspaces/:ws/plan-templates': [`${ofWorkspace}/plan-templates`],
    'workspaces/:ws/members': [`${ofWorkspace}/members`],
    'workspaces/:ws/settings': [`${ofWorkspace}/settings`],
    tokens: ['/tokens'],
    'mini-programs/:mp/:tab?': ['versions', 'qr', 'members', 'activity'].map(
      (tab) => `/mini-programs/${miniProgram}/${tab}`,
    ),
    'releases/:id': [`/releases/${release}`],
    'targets/:mp/:app/:env': [`/targets/${miniProgram}/${targetApp}/production`],
    '*': ['/nowhere'],
  };
}
