/** Sends the documents of files to the server, one request for each workspace. */
import type { HalftoneClient } from '../../../client/halftone-client.js';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf, type Problem } from '../../../client/problem.js';
import { connect, type ConnectionFlags } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { failureOfProblem, OperatorFailure } from '../output/failure.js';
import { printNote } from '../output/print.js';
import { shownText } from '../output/table.js';
import { workspaceOf } from '../access/workspace-of.js';
import { type Conflict, conflictLines, type WorkspaceChanges } from './changes-text.js';
import { type GivenDocument, readFiles } from './read-files.js';

type Body = components['schemas']['ApplyFiles'];

export interface FileFlags extends ConnectionFlags {
  readonly filename: readonly string[];
  readonly workspace?: string;
  readonly manager?: string;
  readonly force?: true;
  readonly prune?: true;
}

/** All or nothing in each workspace. @throws OperatorFailure for the first workspace that is refused. */
export async function applyFiles(flags: FileFlags, dryRun: boolean): Promise<WorkspaceChanges[]> {
  const client = connect(flags);
  const documents = await readFiles(flags.filename);
  const done: WorkspaceChanges[] = [];
  for (const [workspace, group] of await byWorkspace(client, documents, flags.workspace)) {
    // The server checks them.
    const { manager, force = false, prune = false } = flags;
    const values = group.map(({ value }) => value);
    const body = { documents: values, dryRun, force, prune, ...withoutUndefined({ manager }) } as Body;
    const path = { workspace };
    const answer = await client.POST('/v1/workspaces/{workspace}/files', { params: { path }, body });
    if (answer.error !== undefined && !dryRun)
      for (const before of done) printNote(`Applied before: the documents of workspace ${before.workspace}.`);
    if (answer.error !== undefined) throw failureIn(group, answer.error);
    done.push({ workspace, ...(await bodyOf(answer)) });
  }
  return done;
}

async function byWorkspace(
  client: HalftoneClient,
  documents: readonly GivenDocument[],
  given: string | undefined,
): Promise<Map<string, GivenDocument[]>> {
  const groups = new Map<string, GivenDocument[]>();
  let fallback = given;
  for (const document of documents) {
    const workspace = metadataOf(document).workspace ?? (fallback ??= await workspaceOf(client, undefined));
    groups.set(workspace, [...(groups.get(workspace) ?? []), document]);
  }
  return groups;
}

interface Metadata {
  readonly workspace?: string;
  readonly name?: string;
}

/** What is no text is left to the server. */
function metadataOf({ value }: GivenDocument): Metadata {
  const { metadata } = fieldsIn(value);
  const { workspace, name } = fieldsIn(metadata);
  return { ...(typeof workspace === 'string' ? { workspace } : {}), ...(typeof name === 'string' ? { name } : {}) };
}

function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

interface Conflicting extends Conflict {
  /** Absent: of an object to remove. */
  readonly document?: number;
  readonly kind: string;
  readonly name: string;
}

/** Errors name file, line, document and field. A rejection names its document. */
function failureIn(documents: readonly GivenDocument[], problem: Problem): OperatorFailure {
  const placeOf = (path: string): string => {
    const [, index = '', pointer = ''] = /^\/documents\/(\d+)(.*)$/.exec(path) ?? [];
    const document = documents[Number(index)];
    if (index === '' || document === undefined) return path.slice(1);
    return [wordsOf(document, pointer), pointer.slice(1)].filter((part) => part !== '').join(': ');
  };
  const { exit, message, more } = failureOfProblem(problem, placeOf);
  const { document: refused, conflicts = [] } = fieldsIn(problem.facts);
  const lines = (conflicts as readonly Conflicting[]).flatMap(({ document: index, kind, name, ...conflict }) => {
    const place = index === undefined ? `${kind} ${shownText(name)}` : placeOf(`/documents/${index}`);
    return conflictLines(conflict).map((line) => `${place}: ${line}`);
  });
  const document = typeof refused === 'number' ? documents[refused] : undefined;
  const words = document === undefined ? message : `${wordsOf(document)}: ${message}`;
  return new OperatorFailure(exit, words, [...lines, ...more], problem);
}

/** `apps.yaml:14 (TargetApp wallet)`. */
function wordsOf(document: GivenDocument, pointer = ''): string {
  const { kind } = fieldsIn(document.value);
  const { name = '' } = metadataOf(document);
  const file = document.file === '-' ? 'stdin' : document.file;
  return `${file}:${document.lineOf(pointer)} (${[kind, name]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .trim()})`;
}
