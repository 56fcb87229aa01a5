/** The texts of a rejection: its cause with the facts, and its remedy. */
import type { TFunction } from 'i18next';
import { type FactWords, shownFacts } from '../../domain/release/rejection-facts.js';
import { isRejectionCode } from '../../domain/release/rejections.js';
import type { Holder } from '../../domain/release/rejection-catalog.js';
import { words } from '../i18n/words.js';

export interface ShownRejection {
  readonly code: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** The release that holds a target, in the facts of a rejection or blocker. */
type ShownHolder = Omit<Holder, 'sinceMs'> & { readonly since: string };

export function holderIn(facts: ShownRejection['facts']): ShownHolder | null {
  const holder = facts?.['holder'];
  return typeof holder === 'object' && holder !== null ? (holder as ShownHolder) : null;
}

export interface RejectionWords {
  readonly why: string;
  readonly remedy: string;
}

export function rejectionWords(rejection: ShownRejection, t: TFunction): RejectionWords {
  const { code, facts = {} } = rejection;
  if (code === 'FORBIDDEN') return forbiddenWords(facts, t);
  if (!isRejectionCode(code)) return { why: code, remedy: '' };
  const shown: Readonly<Record<string, unknown>> = shownFacts(facts, factWords(t));
  return { why: t(`rejection.${code}`, shown), remedy: t(`remedy.${code}`) };
}

/**
 * Refused for the caller's rights: `roles` (named as in the API and the domain) or a token's `scope` would be
 * sufficient.
 */
function forbiddenWords({ roles, scope }: Readonly<Record<string, unknown>>, t: TFunction): RejectionWords {
  if (typeof scope === 'string') return { why: t('forbidden.scope'), remedy: t('forbidden.scopeRemedy', { scope }) };
  if (!Array.isArray(roles)) return { why: t('failure.forbidden'), remedy: t('failure.forbiddenDetail') };
  const groups = rolePlaces.flatMap((place) => {
    const names = (roles as unknown[]).flatMap((role) => roleIn(place, role, t));
    return names.length === 0 ? [] : [t(`forbidden.of.${place}`, { roles: names.join(t('forbidden.or')) })];
  });
  return { why: t('forbidden.why'), remedy: t('forbidden.needs', { roles: groups.join(t('forbidden.alsoOr')) }) };
}

const rolePlaces = ['workspace', 'mini program', 'target app', 'system'] as const;

/** The role that allowed a command, as `Admin` of the workspace. Null for a role without a place. */
export function actingRoleWords(role: string, t: TFunction): string | null {
  const words = rolePlaces.flatMap((place) =>
    roleIn(place, role, t).map((name) => t(`forbidden.of.${place}`, { roles: name })),
  );
  return words[0] ?? null;
}

/** `target app admin` is the role `admin` in the place `target app`. */
function roleIn(place: (typeof rolePlaces)[number], role: unknown, t: TFunction): string[] {
  if (typeof role !== 'string' || !role.startsWith(`${place} `)) return [];
  const name = role.slice(place.length + 1);
  return Object.hasOwn(words.role, name) ? [t(`role.${name as keyof typeof words.role}`)] : [];
}

function factWords(t: TFunction): FactWords {
  return {
    status: (status) => t(`status.${status}`),
    phase: (phase) => t(`phase.${phase}`),
    environment: (environment) => t(`environment.${environment}`),
    asker: (approvalFrom) => (approvalFrom === null ? t('asker.plan') : t('asker.targetApp', { approvalFrom })),
  };
}
