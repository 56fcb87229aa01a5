/** Exports the filtered list of releases. Loaded when a user exports. */
import { linkTo } from '../../api/base-path.js';
import { api } from '../../api/client.js';
import type { ReleaseListItem, ReleaseQuery } from '../../api/types.js';
import { type CsvColumns, type ExportFormat, readAll, saveFile } from '../../shared/export-list.js';

const columns: CsvColumns<ReleaseListItem> = {
  id: ({ id }) => id,
  miniProgram: ({ miniProgram }) => miniProgram,
  miniProgramName: ({ miniProgramName }) => miniProgramName,
  version: ({ version }) => version,
  targetApp: ({ targetApp }) => targetApp,
  targetAppName: ({ targetAppName }) => targetAppName,
  environment: ({ environment }) => environment,
  workspace: ({ workspace }) => workspace.name,
  status: ({ status }) => status,
  phase: ({ phase }) => phase,
  percentage: ({ percentage }) => percentage,
  baseline: ({ baseline }) => baseline?.version ?? null,
  lastChangeAt: ({ lastChange }) => lastChange.at,
  lastChangeBy: ({ lastChange }) => lastChange.by,
  lastChangeType: ({ lastChange }) => lastChange.type,
  fromPercentage: ({ lastChange }) => lastChange.fromPercentage,
  toPercentage: ({ lastChange }) => lastChange.toPercentage,
  reason: ({ lastChange }) => lastChange.reason,
  createdAt: ({ createdAt }) => createdAt,
  createdBy: ({ createdBy }) => createdBy,
  link: ({ id }) => linkTo(`/releases/${id}`),
};

interface Outcome {
  readonly count: number;
  readonly isCut: boolean;
}

/** `wanted`: filters and order of the list, as shown. */
export async function exportReleases(
  wanted: ReleaseQuery,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<Outcome> {
  // Read in the order of creation: in that of the last change, a release that changes meanwhile would be missing.
  const { items, isCut } = await readAll<ReleaseListItem>(
    (page, readSignal) =>
      api.GET('/v1/releases', { params: { query: { ...wanted, ...page, sort: '-created' } }, signal: readSignal }),
    signal,
  );
  saveFile(inOrder(items, wanted.sort), { name: `releases-${today()}`, format, columns });
  return { count: items.length, isCut };
}

function inOrder(items: readonly ReleaseListItem[], sort: ReleaseQuery['sort']): readonly ReleaseListItem[] {
  if (sort === '-created') return items;
  const oldestFirst = [...items].sort((a, b) => (a.lastChange.at < b.lastChange.at ? -1 : 1));
  return sort === 'lastChange' ? oldestFirst : oldestFirst.reverse();
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
