/** Versions of a mini program. Each is an immutable upload: the address and digest of a package, pages, notes. */
import { z } from 'zod';
import { parseVersionNumber } from '../../domain/registry/version-number.js';
import { addressSchema, hasCredentials } from '../http/address.js';
import { givenIdSchema, pageQuery, pageSchema, timeSchema } from '../http/common.js';
import { releaseItemSchema } from '../release/releases.js';
import { displayText, safeText } from '../http/safe-text.js';

/** Schemes of package addresses. Others (`javascript:`, `file:`) must not become a link. */
const packageSchemes = ['https:', 'http:', 's3:', 'gs:', 'oci:'];

function isPackageUrl(text: string): boolean {
  if (!URL.canParse(text) || new URL(text).host === '') return true; // `addressSchema` refuses it.
  return packageSchemes.includes(new URL(text).protocol);
}

const credentialWords = 'Holds a user name, a password, or a signature. All readers see the address: use one without.';

export const packageSchema = z.strictObject({
  url: addressSchema
    .refine((text) => !URL.canParse(text) || !hasCredentials(new URL(text)), credentialWords)
    .refine(isPackageUrl, `Not an address that begins with one of ${packageSchemes.join(' ')}`)
    .meta({ example: 'https://packages.example/weather/2.3.1.zip' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'Not 64 lower-case hex digits.')
    .meta({ description: 'Digest of the package; kept, not computed here.' }),
});

/** Path of a page in a mini program. */
export const pagePathSchema = safeText(1, 256)
  .refine((page) => page.trim() === page, 'Begins or ends with a space.')
  .meta({ example: 'pages/index' });

/** Shown to reviewers. Clients render it as Markdown without HTML. */
const notesSchema = displayText(1, 2000, true)
  .refine((notes) => notes.trim() !== '', 'Only blanks. Leave the notes out instead.')
  .meta({ description: 'What has changed, in Markdown, for reviewers.', example: '- Faster start\n- Fixes the map' });

export const uploadVersionSchema = z
  .strictObject({
    number: z
      .string()
      .refine((text) => parseVersionNumber(text) !== null, 'Not x.y.z, each 0 to 999999 without leading zeros.')
      .meta({ example: '2.3.1' }),
    package: packageSchema,
    pages: z
      .array(pagePathSchema)
      .max(1000)
      .refine((pages) => new Set(pages).size === pages.length, 'Names a page twice.')
      .default([])
      .meta({ description: 'What QR codes can point to.' }),
    notes: notesSchema.optional(),
  })
  .meta({ id: 'UploadVersion' });

const versionFields = {
  miniProgram: givenIdSchema,
  number: z.string(),
  package: z.strictObject({ url: z.string(), sha256: z.string() }),
  notes: z.string().optional().meta({ description: 'Markdown. Absent: uploaded without notes.' }),
  uploadedBy: z.string(),
  uploadedAt: timeSchema,
  releases: z.array(releaseItemSchema).meta({ description: 'Newest first; those the principal may read.' }),
};

export const versionSchema = z.strictObject({ ...versionFields, pages: z.array(z.string()) }).meta({ id: 'Version' });

/** Everything that was uploaded, and by whom. */
export const versionContentsSchema = versionSchema.pick({
  package: true,
  pages: true,
  notes: true,
  uploadedBy: true,
  uploadedAt: true,
});

export type VersionContentsBody = z.output<typeof versionContentsSchema>;

/** Lists contain only the number of pages, because a version can have a thousand. */
export const versionListItemSchema = z
  .strictObject({ ...versionFields, pageCount: z.int().min(0) })
  .meta({ id: 'VersionListItem' });

export const versionListQuerySchema = z.strictObject({ ...pageQuery });
export const versionPageSchema = pageSchema(versionListItemSchema).meta({ id: 'VersionPage' });
