/** QR codes, and the answers to a scan. */
import { z } from 'zod';
import { qrLimits, type QrText } from '../../domain/serving/qr-code.js';
import {
  environmentSchema,
  givenIdSchema,
  givenTimeSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  queryInteger,
  timeSchema,
} from '../http/common.js';
import { displayText, safeText } from '../http/safe-text.js';
import { withFacts } from '../http/invalid-input.js';

export const qrCodeKinds = ['PROMO', 'PREVIEW'] as const;
type QrCodeKind = (typeof qrCodeKinds)[number];

const target = { miniProgram: givenIdSchema, targetApp: givenIdSchema, environment: environmentSchema };

/** Lengths count code points, not UTF-16 code units. */
function shortText(kind: QrText, text = safeText): z.ZodString {
  const most = qrLimits[kind];
  return text(1, 2 * most).refine((text) => Array.from(text).length <= most, withFacts('TOO_LONG', { most }));
}

const pointsTo = {
  ...target,
  page: shortText('page').meta({ description: 'One of the pages of the version.', example: 'pages/index' }),
  query: shortText('query').optional(),
  description: shortText('description', displayText).optional(),
};

export const createQrCodeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('PROMO').meta({ description: 'Opens what the target serves to the user who scans it.' }),
      ...pointsTo,
      expiresAt: givenTimeSchema.optional(),
    }),
    z.strictObject({
      kind: z.literal('PREVIEW').meta({ description: 'One release in pilot testing, for its testers.' }),
      ...pointsTo,
      releaseId: opaqueIdSchema,
      expiresAt: givenTimeSchema,
    }),
  ])
  .meta({ id: 'CreateQrCode' });

const code = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production', page: 'pages/index' } as const;

/** One valid request body for each kind, shown in the OpenAPI document. */
export const qrCodeExamples: Readonly<Record<QrCodeKind, z.input<typeof createQrCodeSchema>>> = {
  PROMO: { kind: 'PROMO', ...code },
  PREVIEW: {
    kind: 'PREVIEW',
    ...code,
    releaseId: '01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10',
    expiresAt: '2026-03-01T09:30:00Z',
  },
};

export const qrCodeSchema = z
  .strictObject({
    id: opaqueIdSchema,
    kind: z.enum(qrCodeKinds),
    ...target,
    page: z.string(),
    query: z.string().optional(),
    description: z.string().optional(),
    releaseId: opaqueIdSchema.optional(),
    url: z.string().meta({ description: 'What the printed code carries.' }),
    createdBy: z.string(),
    createdAt: timeSchema,
    expiresAt: timeSchema.optional(),
    revokedAt: timeSchema.optional(),
    revokedBy: z.string().optional(),
  })
  .meta({ id: 'QrCode' });

export const qrCodeListQuerySchema = z.strictObject({ ...pageQuery, miniProgram: givenIdSchema.optional() });
/** With the name that a row shows. */
const qrCodeListItemSchema = qrCodeSchema.extend({ targetAppName: z.string() }).meta({ id: 'QrCodeListItem' });
export const qrCodePageSchema = pageSchema(qrCodeListItemSchema).meta({ id: 'QrCodePage' });

/** Pixels per side. A phone cannot read a smaller image. The largest prints at 9 cm in 300 dpi. */
export const smallestImage = 128;
export const largestImage = 1024;

export const qrImageQuerySchema = z.strictObject({
  format: z.enum(['svg', 'png']).optional(),
  size: queryInteger(smallestImage, largestImage).optional(),
});

export const scanQuerySchema = z.strictObject({
  user: safeText(0, 4096).optional().meta({
    description: 'The user key as the super app knows it; looked at with a decide token of the target app only.',
  }),
});

export const scanHeadersSchema = z.object({ accept: z.string().optional(), authorization: z.string().optional() });

export const scanSchema = z
  .strictObject({
    available: z.boolean(),
    version: z.string().optional(),
    page: z.string().optional(),
    query: z.string().optional(),
    reason: z.string().meta({ description: 'Why this version, or why none.' }),
  })
  .meta({ id: 'Scan' });

export type CreateQrCode = z.output<typeof createQrCodeSchema>;
export type QrCodeBody = z.output<typeof qrCodeSchema>;
export type ScanBody = z.output<typeof scanSchema>;
