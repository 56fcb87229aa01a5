/** A refusal in words: what stands in the way, with its facts, and the way forward. */
import type { TFunction } from 'i18next';
import type { RejectionCode } from '../../domain/release/rejections.js';
import { remedies, statusLabels } from '../../domain/release/words.js';
import type { ReleaseStatus } from '../../domain/release/release.js';
import { environments, type Environment } from '../../domain/target-app.js';

export interface Refusal {
  readonly code: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

export interface RefusalWords {
  readonly why: string;
  readonly remedy: string;
}

export function isRejectionCode(code: string): code is RejectionCode {
  return code in remedies;
}

export function refusalWords(refusal: Refusal, t: TFunction): RefusalWords {
  const { code, facts = {} } = refusal;
  if (!isRejectionCode(code)) return { why: code, remedy: '' };
  return { why: t(`refusal.${code}`, readable(facts, t)), remedy: t(`remedy.${code}`) };
}

/** The facts as a sentence takes them: statuses and environments by their labels, lists joined, a holder's own facts. */
function readable(facts: Readonly<Record<string, unknown>>, t: TFunction): Record<string, unknown> {
  const { holder } = facts;
  const flat = typeof holder === 'object' && holder !== null ? { ...facts, ...holder } : facts;
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, readableValue(value, t)]));
}

function readableValue(value: unknown, t: TFunction): unknown {
  if (typeof value === 'string' && isStatus(value)) return t(`status.${value}`);
  if (typeof value === 'string' && isEnvironment(value)) return t(`environment.${value}`);
  if (Array.isArray(value)) return value.map((item: unknown) => readableItem(item, t)).join(', ');
  return value ?? '–';
}

/** A release under way is named by its version and status. */
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
