/**
 * The search attributes of our workflows, and their registration with the server. They must be registered before the
 * first workflow runs: an unknown attribute fails every later task of the workflow that sets it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { NativeConnection } from '@temporalio/worker';
import { errorMessage } from '../log/error-fields.js';
import type { Logger } from '../log/logger.js';
import { StartFailure } from '../process/start-failure.js';

/** RolloutPercent is a Double: a value such as 12.34 in an Int would fail the tasks as well. */
export const releaseSearchAttributes = {
  ReleaseStatus: 'Keyword',
  MiniProgramId: 'Keyword',
  TargetApp: 'Keyword',
  ReleaseEnvironment: 'Keyword',
  ReleaseVersion: 'Keyword',
  RolloutPercent: 'Double',
  PlanStatus: 'Keyword',
  NextStepAt: 'Datetime',
} as const;

/** The numbers of the types in Temporal's protocol. */
export const searchAttributeTypeNumbers = { Keyword: 2, Double: 4, Datetime: 6 } as const;
const attributes = Object.entries(releaseSearchAttributes).map(([name, type]) => ({ name, type }));
type Attribute = (typeof attributes)[number];

const listedWithinMs = 30_000;

export interface SearchAttributeOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly logger: Logger;
}

/**
 * Registers what is missing and waits until the server lists it, at most 30 s.
 *
 * @throws StartFailure when an attribute is missing and cannot be added, or exists with another type.
 */
export async function ensureSearchAttributes(options: SearchAttributeOptions): Promise<void> {
  const missing = await missingAttributes(options);
  if (missing.length === 0) return;
  await add(missing, options);
  const untilMs = Date.now() + listedWithinMs;
  while (Date.now() < untilMs) {
    const stillMissing = await missingAttributes(options);
    if (stillMissing.length === 0) {
      options.logger.info({ added: missing.map(({ name }) => name) }, 'search attributes registered');
      return;
    }
    await pause(200);
  }
  throw notThere(missing, 'The server accepted the search attributes and does not list them');
}

async function missingAttributes(options: SearchAttributeOptions): Promise<Attribute[]> {
  const { namespace } = options;
  const known = await listAttributes(options);
  if (known === 'not permitted') {
    await probe(options);
    return [];
  }
  const mistyped = attributes.filter(
    ({ name, type }) => name in known && known[name] !== searchAttributeTypeNumbers[type],
  );
  if (mistyped.length > 0)
    throw new StartFailure(
      mistyped.map(({ name, type }) => ({
        message: `The search attribute ${name} of namespace ${namespace} is not of type ${type}`,
        remedy: 'Use a namespace of its own for Halftone, or remove that attribute',
      })),
    );
  return attributes.filter(({ name }) => !(name in known));
}

type Listed = Readonly<Record<string, number>> | 'not permitted';

/** Hosted servers do not permit this call. */
async function listAttributes({ connection, namespace }: SearchAttributeOptions): Promise<Listed> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return customAttributes;
  } catch (error) {
    if (refusals.has(codeOf(error))) return 'not permitted';
    throw error;
  }
}

const probeValues = { Keyword: "'-'", Double: '0.5', Datetime: "'2026-01-01T00:00:00Z'" } as const;

/** For servers that do not list attributes: a query with all of them fails when one is missing or has another type. */
async function probe({ connection, namespace }: SearchAttributeOptions): Promise<void> {
  const query = attributes.map(({ name, type }) => `${name} = ${probeValues[type]}`).join(' AND ');
  try {
    await connection.workflowService.countWorkflowExecutions({ namespace, query });
  } catch (error) {
    if (codeOf(error) !== codes.invalidArgument) throw error;
    throw notThere(attributes, `Search attributes are missing (${errorMessage(error)})`, error);
  }
}

async function add(missing: readonly Attribute[], { connection, namespace }: SearchAttributeOptions): Promise<void> {
  const searchAttributes = Object.fromEntries(
    missing.map(({ name, type }) => [name, searchAttributeTypeNumbers[type]]),
  );
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    if (codeOf(error) === codes.alreadyExists) return; // Another worker added them at the same time.
    if (!refusals.has(codeOf(error))) throw error;
    throw notThere(missing, `Search attributes are missing and cannot be added (${errorMessage(error)})`, error);
  }
}

/** Status codes of gRPC. */
const codes = {
  invalidArgument: 3,
  alreadyExists: 6,
  permissionDenied: 7,
  failedPrecondition: 9,
  unimplemented: 12,
} as const;
/** Errors that a retry does not cure. */
const refusals = new Set<unknown>([
  codes.invalidArgument,
  codes.permissionDenied,
  codes.failedPrecondition,
  codes.unimplemented,
]);

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function notThere(missing: readonly Attribute[], message: string, cause?: unknown): StartFailure {
  const wanted = missing.map(({ name, type }) => `--name ${name} --type ${type}`).join(' ');
  return new StartFailure(
    { message, remedy: `Let an operator with the permission run: temporal operator search-attribute create ${wanted}` },
    { cause },
  );
}
