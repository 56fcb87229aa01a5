/** Writes what a document declares, by the functions and the rules of the single routes. */
import type { DocumentOf, FileDocument } from '../../contracts/file/documents.js';
import { uuidv7 } from 'uuidv7';
import { assertNever } from '../../domain/values/assert-never.js';
import { defaultPolicy, mergePolicy } from '../../domain/registry/target-app-policy.js';
import type { Transaction } from '../../store/database/transaction.js';
import {
  insertPlanTemplate,
  listPlanTemplates,
  lockTemplatesOf,
  updatePlanTemplate,
} from '../../store/plan/plan-templates.js';
import { changeTargetApp, findTargetApp, lockTargetAppsOf } from '../../store/registry/target-apps.js';
import {
  insertChangeWindow,
  lockWindowsOf,
  updateChangeWindow,
  windowLimit,
} from '../../store/window/change-windows.js';
import { invalidValue, isProblem, type Problem, refused } from '../http/problem.js';
import { templateContents } from '../plan/plan-template-body.js';
import { putMember } from '../registry/put-member.js';
import { createTargetApp } from '../registry/target-app-body.js';
import { newWindow, timesProblem } from '../window/window-body.js';
import { scopeProblem } from '../window/window-scope.js';
import { declaredWindows, type FileContext } from './read-documents.js';

/** In the order of the single routes, so that none of them waits for this transaction while it is waited for. */
export async function lockDocuments(trx: Transaction, workspaceId: string): Promise<void> {
  await lockWindowsOf(trx, workspaceId);
  await lockTemplatesOf(trx, workspaceId);
  await lockTargetAppsOf(trx, workspaceId);
}

/** Under the locks. Null when it is written. The paths of errors begin at the document. */
export function writeDocument(context: FileContext, trx: Transaction, document: FileDocument): Promise<Problem | null> {
  switch (document.kind) {
    case 'WorkspaceMembers':
      return writeMembers(context, trx, document);
    case 'TargetApp':
      return writeTargetApp(context, trx, document);
    case 'PlanTemplate':
      return writeTemplate(context, trx, document);
    case 'ChangeWindow':
      return writeWindow(context, trx, document);
    default:
      return assertNever(document);
  }
}

const byOf = ({ principal, nowMs }: FileContext) => ({ actor: principal.user, atMs: nowMs });

/** New admins first: the last admin may become another role when there is a new one. */
async function writeMembers(
  context: FileContext,
  trx: Transaction,
  { spec }: DocumentOf<'WorkspaceMembers'>,
): Promise<Problem | null> {
  const roles = Object.entries(spec.members);
  const isAdmin = ([, role]: (typeof roles)[number]): boolean => role === 'admin';
  for (const [user, role] of [...roles.filter(isAdmin), ...roles.filter((one) => !isAdmin(one))]) {
    const answer = await putMember(context, trx, { workspaceId: context.subject.id, user, role });
    if (isProblem(answer)) return answer;
  }
  return null;
}

async function writeTargetApp(
  context: FileContext,
  trx: Transaction,
  { metadata: { name: id }, spec }: DocumentOf<'TargetApp'>,
): Promise<Problem | null> {
  const { subject } = context;
  if (subject.kind !== 'tenant') return invalidValue('/kind', 'NOT_A_TENANT');
  const app = await findTargetApp(trx, id);
  if (app === undefined) {
    const created = await createTargetApp(context, trx, { ...spec, id, workspace: subject.id });
    return isProblem(created) ? created : null;
  }
  if (app.workspaceId !== subject.id) return refused({ code: 'ID_TAKEN', id });
  const policy = mergePolicy(defaultPolicy, spec.policy ?? {});
  await changeTargetApp(trx, id, { ...spec, policy }, byOf(context));
  return null;
}

async function writeTemplate(
  context: FileContext,
  trx: Transaction,
  { metadata: { name }, spec }: DocumentOf<'PlanTemplate'>,
): Promise<Problem | null> {
  const contents = templateContents({ ...spec, name });
  const { subject, principal, nowMs } = context;
  const before = (await listPlanTemplates(trx, subject.id)).find((one) => one.name === name);
  if (before === undefined) {
    const made = { id: uuidv7(), workspaceId: subject.id, version: 1, ...contents };
    const by = { createdBy: principal.user, createdAtMs: nowMs };
    const rejection = await insertPlanTemplate(trx, { ...made, ...by });
    return rejection === null ? null : refused(rejection);
  }
  const after = await updatePlanTemplate(trx, before, contents, byOf(context));
  return 'code' in after ? refused(after) : null;
}

async function writeWindow(
  context: FileContext,
  trx: Transaction,
  { metadata: { name }, spec }: DocumentOf<'ChangeWindow'>,
): Promise<Problem | null> {
  const { subject, principal, nowMs } = context;
  const [before, another] = (await declaredWindows(context)).filter((one) => one.name === name);
  if (another !== undefined) return invalidValue('/metadata/name', 'NAME_OF_SEVERAL');
  const wanted = newWindow({ ...spec, name }, { workspaceId: subject.id, principal, nowMs });
  const faulty = timesProblem(wanted) ?? (await scopeProblem(context, subject, wanted.scope));
  if (faulty !== null) return withErrorPath('/spec', faulty);
  if (before === undefined) {
    const isNew = await insertChangeWindow(trx, wanted);
    return isNew ? null : refused({ code: 'TOO_MANY_WINDOWS', limit: windowLimit });
  }
  const { id, version, createdBy, createdAtMs } = before;
  await updateChangeWindow(trx, before, { ...wanted, id, version, createdBy, createdAtMs }, byOf(context));
  return null;
}

/** With a longer path of its errors. */
export function withErrorPath(path: string, { problem, ...rest }: Problem): Problem {
  const errors = problem.errors?.map((error) => ({ ...error, path: `${path}${error.path}` }));
  return { ...rest, problem: { ...problem, ...(errors === undefined ? {} : { errors }) } };
}
