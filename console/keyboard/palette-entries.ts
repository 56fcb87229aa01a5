/** What the palette lists: commands of the page, pages, what the search found, and what was opened last. */
import type { TFunction } from 'i18next';
import { releaseName } from '../api/releases.js';
import type { Found, Me } from '../api/types.js';
import { menuPages } from '../app/navigation-menu.js';
import { type CurrentWorkspace, workspaceLabel } from '../app/current-workspace.js';
import type { Offer } from './offers.js';

export interface Entry {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** Found by it, too. */
  readonly id?: string;
  readonly shortcut?: string | undefined;
  /** An address of the console, or what a button does. */
  readonly does: string | (() => void);
}

export interface EntryGroup {
  readonly name: GroupName;
  readonly entries: readonly Entry[];
}

export type GroupName =
  | 'recent'
  | 'commands'
  | 'pages'
  | 'releases'
  | 'miniPrograms'
  | 'versions'
  | 'targets'
  | 'targetApps'
  | 'people'
  | 'workspaces';

/** Every word is a part of the label or the id. */
export function matching(entries: readonly Entry[], word: string): readonly Entry[] {
  const words = word.toLowerCase().split(/\s+/);
  return entries.filter(({ label, id = '' }) => words.every((one) => `${label} ${id}`.toLowerCase().includes(one)));
}

export function commandEntries(offers: readonly Offer[]): Entry[] {
  return offers.map(({ label, run, shortcut }) => ({ key: `command ${label}`, label, does: run, shortcut }));
}

export function pageEntries(me: Me, current: CurrentWorkspace | undefined, t: TFunction): Entry[] {
  const ofCurrent = menuPages.map(({ name, path }) => ({
    label: t(`nav.${name}`),
    hint: current?.name ?? '',
    does: `/workspaces/${current?.id ?? ''}/${path}`,
  }));
  const pages = [
    { label: t('nav.overview'), does: '/' },
    ...(current === undefined ? [] : ofCurrent),
    { label: t('nav.releases'), hint: t('releases.allWorkspaces'), does: '/releases' },
    { label: t('nav.tokens'), does: '/tokens' },
    ...me.workspaces.map((one) => ({
      label: t('palette.workspace', { name: workspaceLabel(one, me.workspaces) }),
      hint: one.id,
      id: one.id,
      does: `/workspaces/${one.id}/mini-programs`,
    })),
  ];
  return pages.map((page) => ({ key: `page ${page.label} ${page.does}`, ...page }));
}

export function foundGroups(found: Found, t: TFunction): EntryGroup[] {
  const place = (of: { readonly targetAppName: string; readonly environment: keyof typeof environmentKeys }) =>
    `${of.targetAppName} · ${t(environmentKeys[of.environment])}`;
  const groups: [GroupName, Omit<Entry, 'key'>[]][] = [
    [
      'releases',
      found.releases.map((release) => ({
        label: releaseName(release),
        hint: `${place(release)} · ${t(`status.${release.status}`)}`,
        does: `/releases/${release.id}`,
      })),
    ],
    [
      'miniPrograms',
      found.miniPrograms.map(({ id, name, workspace }) => ({
        label: name,
        hint: `${id} · ${workspace.name}`,
        does: `/mini-programs/${id}`,
      })),
    ],
    [
      'versions',
      found.versions.map((version) => ({
        label: `${version.miniProgramName} ${version.number}`,
        does: `/mini-programs/${version.miniProgram}/versions?open=${version.number}`,
      })),
    ],
    [
      'targets',
      found.targets.map((target) => ({
        label: target.miniProgramName,
        hint: place(target),
        does: `/targets/${target.miniProgram}/${target.targetApp}/${target.environment}`,
      })),
    ],
    ['targetApps', found.targetApps.map(({ id, name }) => ({ label: name, hint: id, does: `/target-apps/${id}` }))],
    [
      'people',
      found.people.map(({ user, workspaces }) => ({
        label: user,
        hint: workspaces.map(({ name, role }) => `${name}: ${t(`role.${role}`)}`).join(' · '),
        does: `/workspaces/${workspaces[0]?.id ?? ''}/members`,
      })),
    ],
  ];
  return groups.map(([name, entries]) => ({
    name,
    entries: entries.map((entry) => ({ key: `${name} ${String(entry.does)}`, ...entry })),
  }));
}

const environmentKeys = {
  development: 'environment.development',
  test: 'environment.test',
  sandbox: 'environment.sandbox',
  production: 'environment.production',
} as const;
