/**
 * The facts of a rejection as texts for the places of its sentence, in any language. They come from a rejection, or
 * from an answer of the API, which names them alike, except times. No sentence shows a time.
 */
import { type Environment, environments } from '../registry/target-app.js';
import type { GrayPhase, ReleaseStatus } from './release.js';
import { statusLabels } from './words.js';

/** How a language calls the values that facts can have. */
export interface FactWords {
  readonly status: (status: ReleaseStatus) => string;
  readonly phase: (phase: GrayPhase['name']) => string;
  readonly environment: (environment: Environment) => string;
  /** What asks for an approval: the target app from a percentage on, or the plan. */
  readonly asker: (approvalFrom: string | null) => string;
}

export const englishWords: FactWords = {
  status: (status) => statusLabels[status],
  phase: (phase) => phase,
  environment: (environment) => environment,
  asker: (approvalFrom) => (approvalFrom === null ? 'The plan' : `The target app (from ${approvalFrom} %)`),
};

type Facts = Readonly<Record<string, unknown>>;

/** Statuses and environments in words, lists joined, the facts of a holder beside the others. */
export function shownFacts(facts: Facts, words: FactWords): Record<string, string> {
  const { holder, phase, ...others } = facts;
  const all = { ...others, ...(isObject(holder) ? holder : {}) };
  const values = Object.entries(all).map(([name, value]) => [name, shownValue(value, words)] as const);
  const shown: Record<string, string> = Object.fromEntries(values);
  shown['asker'] = words.asker(shown['approvalFrom'] ?? null);
  return isPhase(phase) ? { ...shown, status: `${shown['status'] ?? ''} (${words.phase(phase)})` } : shown;
}

function shownValue(value: unknown, words: FactWords): string {
  if (Array.isArray(value)) return value.map((item: unknown) => shownItem(item, words)).join(', ');
  if (isStatus(value)) return words.status(value);
  if (isEnvironment(value)) return words.environment(value);
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '–' : JSON.stringify(value);
}

/** An active release is named by its version and status, a change window by its name and reason. */
function shownItem(item: unknown, words: FactWords): string {
  if (isObject(item) && typeof item['name'] === 'string') return `${item['name']} (${String(item['reason'])})`;
  if (!isObject(item) || !('version' in item)) return shownValue(item, words);
  const status = 'status' in item ? ` (${shownValue(item['status'], words)})` : '';
  return `${String(item['version'])}${status}`;
}

function isObject(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null;
}

function isStatus(value: unknown): value is ReleaseStatus {
  return typeof value === 'string' && Object.hasOwn(statusLabels, value);
}

function isPhase(value: unknown): value is GrayPhase['name'] {
  return value === 'READY' || value === 'APPLYING' || value === 'SERVING' || value === 'PAUSED';
}

function isEnvironment(value: unknown): value is Environment {
  return environments.some((environment) => environment === value);
}
