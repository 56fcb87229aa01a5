/** /v1/mini-programs/{miniProgram}/versions: uploaded versions, each with its releases. */
import { z } from 'zod';
import { givenIdSchema, versionNumberSchema } from '../../contracts/http/common.js';
import {
  uploadVersionSchema,
  type VersionContentsBody,
  versionListQuerySchema,
  versionPageSchema,
  versionSchema,
} from '../../contracts/registry/versions.js';
import { isoTime } from '../../domain/values/iso-time.js';
import {
  findVersion,
  listVersions,
  type ReleaseOnApp,
  releasesOfVersions,
  uploadVersion,
  type Version,
} from '../../store/registry/versions.js';
import type { Principal } from '../access/principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { refused } from '../http/problem.js';
import { quotaProblem } from '../http/creation-limits.js';
import { releaseOnApp } from '../release/release-item.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { loadMiniProgram } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';

const params = z.strictObject({ miniProgram: givenIdSchema });
const path = '/v1/mini-programs/{miniProgram}/versions';
const tag = 'Versions';

export const versionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path,
    operationId: 'uploadVersion',
    summary: 'Upload a version: where its package is, its digest, its pages, its notes',
    description:
      'For admins and developers of the workspace or the mini program. Only the reference is kept, not the package. Numbers grow: `VERSION_MUST_INCREASE` for one that is not above the newest. A version never changes; correct it by the next one. With the same `Idempotency-Key` a repeated request gets the first answer.',
    tag,
    subjectName: 'mini program',
    params,
    body: uploadVersionSchema,
    responses: { 201: { description: 'Uploaded; it never changes', headers: ['Location'], schema: versionSchema } },
    rejections: ['VERSION_MUST_INCREASE', 'QUOTA_EXCEEDED'],
    loadSubject: loadMiniProgram,
    permission: 'uploadVersion',
    handle: (call) => {
      const { principal, subject, body, nowMs } = call;
      const version: Version = {
        miniProgram: subject.id,
        number: body.number,
        packageUrl: body.package.url,
        packageSha256: body.package.sha256,
        pages: body.pages,
        notes: body.notes ?? null,
        uploadedBy: principal.user,
        uploadedAtMs: nowMs,
      };
      return writeOnce(call, async (trx) => {
        const exceeded = await quotaProblem(call, trx, 'versions');
        if (exceeded !== null) return exceeded;
        const rejection = await uploadVersion(trx, version);
        if (rejection !== null) return refused(rejection);
        const headers = { Location: `/v1/mini-programs/${subject.id}/versions/${body.number}` };
        return { status: 201, body: versionBody({ version, releases: [] }), headers };
      });
    },
  }),

  route({
    method: 'get',
    path,
    operationId: 'listVersions',
    summary: 'The versions of a mini program, each with its releases',
    description:
      'For all who may read the mini program. A user who knows it only from releases on their target apps finds the versions of these releases. Pages are counted here and listed by `GET …/versions/{version}`.',
    tag,
    subjectName: 'mini program',
    params,
    query: versionListQuerySchema,
    responses: { 200: { description: 'Newest first', schema: versionPageSchema } },
    loadSubject: loadMiniProgram,
    permission: 'signedIn',
    handle: async ({ deps, subject: { id, scope }, query }) => {
      const { kysely } = deps.database;
      const page = await listVersions(kysely, id, scope, pageRequest(query));
      const numbers = page.items.map((version) => version.number);
      const releases = await releasesOfVersions(kysely, { miniProgram: id, numbers, scope });
      const body = pageBody(page, (version) => {
        const { pages, ...rest } = versionBody({ version, releases: releases.get(version.number) ?? [] });
        return { ...rest, pageCount: pages.length };
      });
      return { status: 200, body };
    },
  }),

  route({
    method: 'get',
    path: `${path}/{version}`,
    operationId: 'getVersion',
    summary: 'One version with its pages and its releases',
    description:
      'For all who may read the mini program; 404 for a version without a release that the user may read. The package is named by address and digest.',
    tag,
    subjectName: 'version',
    params: params.extend({ version: versionNumberSchema }),
    responses: { 200: { description: 'The version', schema: versionSchema } },
    loadSubject: loadVersion,
    permission: 'signedIn',
    handle: ({ subject }) => ({ status: 200, body: versionBody(subject) }),
  }),
];

interface ReleasedVersion {
  readonly version: Version;
  readonly releases: readonly ReleaseOnApp[];
}

/**
 * A principal that reads the mini program only through releases on their target apps finds only the versions of these.
 */
export async function loadVersion(
  call: RequestContext<Principal, { readonly miniProgram: string; readonly version: string }>,
): Promise<LoadedSubject<ReleasedVersion> | undefined> {
  const { kysely } = call.deps.database;
  const found = await loadMiniProgram(call);
  if (found === undefined) return undefined;
  const { id, scope } = found.subject;
  const version = await findVersion(kysely, id, call.params.version);
  if (version === undefined) return undefined;
  const numbers = [version.number];
  const releases = (await releasesOfVersions(kysely, { miniProgram: id, numbers, scope })).get(version.number) ?? [];
  if (scope.kind !== 'all' && releases.length === 0) return undefined;
  return { subject: { version, releases }, subjectRoles: found.subjectRoles };
}

function versionBody({ version, releases }: ReleasedVersion) {
  return {
    miniProgram: version.miniProgram,
    number: version.number,
    ...versionContents(version),
    releases: releases.map(releaseOnApp),
  };
}

/** Everything that was uploaded with a version, and by whom. */
export function versionContents(version: Version): VersionContentsBody {
  const { packageUrl, packageSha256, pages, notes, uploadedBy, uploadedAtMs } = version;
  return {
    package: { url: packageUrl, sha256: packageSha256 },
    pages: [...pages],
    ...(notes === null ? {} : { notes }),
    uploadedBy,
    uploadedAt: isoTime(uploadedAtMs),
  };
}
