/** Versions of a mini program. Each is an immutable upload: the address and digest of a package, pages, notes. */
import { z } from 'zod';
import { parseVersionNumber } from '../../domain/registry/version-number.js';
import { addressSchema, hasCredentials } from '../http/address.js';
import { givenIdSchema, pageQuery, pageSchema, timeSchema, hasNoDoubles } from '../http/common.js';
import { releaseOnAppSchema } from '../release/releases.js';
import { displayText, safeText } from '../http/safe-text.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { withFacts } from '../http/invalid-input.js';

/** Schemes of package addresses. Others (`javascript:`, `file:`) must not become a link. */
const packageSchemes = ['https:', 'http:', 's3:', 'gs:', 'oci:'];

function isPackageUrl(text: string): boolean {
  if (!URL.canParse(text) || new URL(text).host === '') return true; // `addressSchema` refuses it.
  return packageSchemes.includes(new URL(text).protocol);
}

export const packageSchema = z.strictObject({
  url: addressSchema
    .refine((text) => !URL.canParse(text) || !hasCredentials(new URL(text)), fieldErrors.ADDRESS_HAS_SECRETS)
    .refine(isPackageUrl, withFacts('ADDRESS_SCHEME', { schemes: packageSchemes.join(' ') }))
    .meta({ example: 'https://packages.example/weather/2.3.1.zip' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, fieldErrors.NOT_A_DIGEST)
    .meta({ description: 'Digest of the package; kept, not computed here.' }),
});

/** Path of a page in a mini program. */
export const pagePathSchema = safeText(1, 256)
  .refine((page) => page.trim() === page, fieldErrors.SPACES_AROUND)
  .meta({ example: 'pages/index' });

/** Shown to reviewers. Clients render it as Markdown without HTML. */
const notesSchema = displayText(1, 2000, true)
  .refine((notes) => notes.trim() !== '', fieldErrors.BLANK_NOTES)
  .meta({ description: 'What has changed, in Markdown, for reviewers.', example: '- Faster start\n- Fixes the map' });

export const uploadVersionSchema = z
  .strictObject({
    number: z
      .string()
      .refine((text) => parseVersionNumber(text) !== null, fieldErrors.NOT_A_VERSION)
      .meta({ example: '2.3.1' }),
    package: packageSchema,
    pages: z
      .array(pagePathSchema)
      .max(1000)
      .refine(hasNoDoubles, fieldErrors.TWICE)
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
  releases: z.array(releaseOnAppSchema).meta({ description: 'Newest first; those the principal may read.' }),
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
