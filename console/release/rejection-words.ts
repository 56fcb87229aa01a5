/** The texts of a rejection: its cause with the facts, and its remedy. */
import type { TFunction } from 'i18next';
import { isRejectionCode } from '../../domain/release/rejections.js';
import type { Holder } from '../../domain/release/rejection-catalog.js';
import { statusLabels } from '../../domain/release/words.js';
import type { ReleaseStatus } from '../../domain/release/release.js';
import { environments, type Environment } from '../../domain/registry/target-app.js';
import { en } from '../i18n/words.js';

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
  return { why: t(`rejection.${code}`, readable(facts, t)), remedy: t(`remedy.${code}`) };
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

/** `target app admin` is the role `admin` in the place `target app`. */
function roleIn(place: (typeof rolePlaces)[number], role: unknown, t: TFunction): string[] {
  if (typeof role !== 'string' || !role.startsWith(`${place} `)) return [];
  const name = role.slice(place.length + 1);
  return Object.hasOwn(en.role, name) ? [t(`role.${name as keyof typeof en.role}`)] : [];
}

/** Facts for a sentence: statuses and environments as labels, lists joined, the facts of a holder added. */
function readable(facts: Readonly<Record<string, unknown>>, t: TFunction): Record<string, unknown> {
  const flat = { ...facts, ...holderIn(facts) };
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, readableValue(value, t)]));
}

function readableValue(value: unknown, t: TFunction): unknown {
  if (typeof value === 'string' && isStatus(value)) return t(`status.${value}`);
  if (typeof value === 'string' && isEnvironment(value)) return t(`environment.${value}`);
  if (Array.isArray(value)) return value.map((item: unknown) => readableItem(item, t)).join(', ');
  return value ?? '–';
}

/** An active release is named by its version and status. */
function readableItem(item: unknown, t: TFunction): string {
  if (typeof item !== 'object' || item === null || !('version' in item)) return String(readableValue(item, t));
  const status = 'status' in item ? ` (${String(readableValue(item.status, t))})` : '';
  return `${String(item.version)}${status}`;
}

function isStatus(text: string): text is ReleaseStatus {
  return text in statusLabels;
}

function isEnvironment(text: string): text is Environment {
  return (environments as readonly string[]).includes(text);
}
