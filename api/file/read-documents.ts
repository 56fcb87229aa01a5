/** The documents of everything in a workspace that files can declare. Equal objects give equal bytes. */
import { documentSchemas } from '../../contracts/file/documents.js';
import type { ExportedDocument } from '../../contracts/file/files.js';
import { largestPage } from '../../contracts/http/common.js';
import { fileApiVersion, type FileKind, membersName } from '../../domain/file/file-kinds.js';
import { type ChangeWindow, isFreeze } from '../../domain/window/window.js';
import type { Page, PageRequest } from '../../store/database/pages.js';
import type { ManagedBy } from '../../store/registry/managed-objects.js';
import { listPlanTemplates } from '../../store/plan/plan-templates.js';
import { listTargetApps } from '../../store/registry/target-apps.js';
import { listWorkspaceMembers } from '../../store/registry/workspace-members.js';
import { listChangeWindows } from '../../store/window/change-windows.js';
import type { Workspace } from '../../store/registry/workspaces.js';
import type { Principal } from '../access/principal.js';
import type { LoadedSubject, RequestContext } from '../http/route.js';
import { planTemplateBody } from '../plan/plan-template-body.js';
import { fullBody } from '../registry/target-app-body.js';
import { windowBody } from '../window/window-body.js';

/** In a transaction, the database of `deps` is the transaction. */
export interface FileContext extends RequestContext<Principal>, LoadedSubject<Workspace> {}

/** A spec does not say who manages it. */
const unmanaged: ReadonlyMap<string, ManagedBy> = new Map();

export async function readDocuments(context: FileContext): Promise<ExportedDocument[]> {
  const { deps, subject } = context;
  const { kysely } = deps.database;
  const members = await everyItem((page) => listWorkspaceMembers(kysely, subject.id, page));
  const ofWorkspace = { search: null, workspaceId: subject.id };
  const apps = await everyItem((page) => listTargetApps(kysely, ofWorkspace, page));
  const templates = await listPlanTemplates(kysely, subject.id);
  const windows = await declaredWindows(context);
  const roles = inOrder(members, ({ user }) => user).map(({ user, role }) => [user, role] as const);
  const toDocument = documentsOf(subject.id);
  return [
    toDocument('WorkspaceMembers', membersName, { members: Object.fromEntries(roles) }),
    ...inOrder(apps, ({ id }) => id).map((app) => toDocument('TargetApp', app.id, fullBody(app, unmanaged))),
    ...inOrder(templates, ({ name }) => name).map((one) =>
      toDocument('PlanTemplate', one.name, planTemplateBody(one, unmanaged)),
    ),
    ...inOrder(windows, ({ name, id }) => `${name}\n${id}`).map((window) =>
      toDocument('ChangeWindow', window.name, windowBody(window, { ...context, managed: unmanaged })),
    ),
  ];
}

/** A freeze is an act of an operator, as a pause is. It is no document. */
export async function declaredWindows({ deps, subject }: FileContext): Promise<ChangeWindow[]> {
  const windows = await everyItem((page) => listChangeWindows(deps.database.kysely, subject.id, page));
  return windows.filter((window) => !isFreeze(window));
}

/** Of the answer of the single route, the fields that the spec of the kind has, in the order of the contract. */
function documentsOf(workspace: string) {
  return (kind: FileKind, name: string, body: object): ExportedDocument => {
    const names = Object.keys(documentSchemas[kind].shape.spec.shape);
    const fields = names.map((field) => [field, Reflect.get(body, field) as unknown] as const);
    const spec = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    return { apiVersion: fileApiVersion, kind, metadata: { name, workspace }, spec };
  };
}

function inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

async function everyItem<Item>(read: (page: PageRequest) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<Item> = await read({ limit: largestPage, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
