/** Removes objects that a manager applied and that its files have no more. Never what is in use. */
import type { FileDocument } from '../../contracts/file/documents.js';
import type { ExportedDocument, WireFileChange } from '../../contracts/file/files.js';
import { type ApplyConflict, applyConflict, memberNames } from '../../domain/file/apply-conflict.js';
import type { FieldChange } from '../../domain/file/field-changes.js';
import { pointerPart } from '../../domain/values/json-pointer.js';
import type { Transaction } from '../../store/database/transaction.js';
import { deletePlanTemplate, listPlanTemplates } from '../../store/plan/plan-templates.js';
import { deleteManaged, type ManagedRow } from '../../store/registry/managed-objects.js';
import { setWorkspaceMember } from '../../store/registry/workspace-members.js';
import { deleteChangeWindow } from '../../store/window/change-windows.js';
import { isProblem, type Problem, refused } from '../http/problem.js';
import { isSameObject } from './managed-documents.js';
import { declaredWindows, type FileContext } from './read-documents.js';

interface Given {
  /** Of the manager. */
  readonly managed: readonly ManagedRow[];
  readonly documents: readonly FileDocument[];
  /** What the workspace had before the apply. */
  readonly before: readonly ExportedDocument[];
}

/** Under the locks, after the writes. What was removed, and what is kept. */
export async function pruneObjects(
  context: FileContext,
  trx: Transaction,
  { managed, documents, before }: Given,
): Promise<WireFileChange[] | Problem> {
  const changes: WireFileChange[] = [];
  for (const object of managed) {
    const document = documents.find((one) => isSameObject(one, object));
    const pruned = await pruneObject(context, trx, object, document);
    if (isProblem(pruned)) return pruned;
    // Members of a document: the removal is a change of it.
    if (document !== undefined) continue;
    if (pruned?.kept !== 'NAME_OF_SEVERAL') await deleteManaged(trx, context.subject.id, object);
    if (pruned === null) continue;
    const { kind, name, manager } = object;
    const current = before.find((one) => isSameObject(one, object))?.spec;
    const wanted = kind === 'WorkspaceMembers' ? { members: {} } : undefined;
    const conflict = pruned.change === 'KEEP' ? null : applyConflict(object, { manager, current, wanted });
    changes.push({ kind, name, ...pruned, ...wireConflict(conflict) });
  }
  return changes;
}

export function wireConflict(conflict: ApplyConflict | null): Pick<WireFileChange, 'conflict'> {
  return conflict === null ? {} : { conflict: { ...conflict, fields: [...conflict.fields] } };
}

type Pruned = Pick<WireFileChange, 'change' | 'fields' | 'kept'>;

/** Null when there is nothing to remove. */
async function pruneObject(
  context: FileContext,
  trx: Transaction,
  object: ManagedRow,
  document: FileDocument | undefined,
): Promise<Pruned | null | Problem> {
  if (object.kind === 'WorkspaceMembers') {
    const named = document?.kind === 'WorkspaceMembers' ? document.spec.members : {};
    const users = memberNames(object.spec).filter((user) => !Object.hasOwn(named, user));
    return removeMembers(context, trx, users);
  }
  if (document !== undefined) return null;
  if (object.kind === 'TargetApp') return { change: 'KEEP', kept: 'TARGET_APP' };
  return object.kind === 'PlanTemplate'
    ? removeTemplate(context, trx, object.name)
    : removeWindow(context, trx, object.name);
}

const byOf = ({ principal, nowMs }: FileContext) => ({ actor: principal.user, atMs: nowMs });

async function removeTemplate(context: FileContext, trx: Transaction, name: string): Promise<Pruned | null> {
  const template = (await listPlanTemplates(trx, context.subject.id)).find((one) => one.name === name);
  if (template === undefined) return null;
  await deletePlanTemplate(trx, template, byOf(context));
  return { change: 'DELETE' };
}

async function removeWindow(context: FileContext, trx: Transaction, name: string): Promise<Pruned | null> {
  const [window, another] = (await declaredWindows(context)).filter((one) => one.name === name);
  if (window === undefined) return null;
  if (another !== undefined) return { change: 'KEEP', kept: 'NAME_OF_SEVERAL' };
  await deleteChangeWindow(trx, window, byOf(context));
  return { change: 'DELETE' };
}

/** The last admin is refused. */
async function removeMembers(
  context: FileContext,
  trx: Transaction,
  users: readonly string[],
): Promise<Pruned | null | Problem> {
  const fields: FieldChange[] = [];
  for (const user of users) {
    const wish = { workspaceId: context.subject.id, user, role: null, ...byOf(context) };
    const { decision, before } = await setWorkspaceMember(trx, wish);
    if (decision.outcome === 'REJECTED') return refused(decision.rejection);
    if (before !== null) fields.push({ path: `/spec/members/${pointerPart(user)}`, before: before.role });
  }
  return fields.length === 0 ? null : { change: 'DELETE', fields };
}
