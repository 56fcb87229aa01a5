/** Events of all releases that a user may read, for feeds and exports. */
import { z } from 'zod';
import { listedTargetEventTypes, releaseEventTypes } from '../../domain/release/event-types.js';
import {
  environmentSchema,
  givenIdSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  percentageSchema,
  queryInteger,
  queryList,
  querySince,
  timeSchema,
  userNameSchema,
} from '../http/common.js';
import { safeText } from '../http/safe-text.js';
import { namedTargetFields, releaseListItemSchema } from './releases.js';

const types = [...releaseEventTypes, ...listedTargetEventTypes] as const;

/** The largest page as JSON is that of every list. An export has larger ones. */
export const largestExport = 5_000;

export const eventFeedQuery = z.strictObject({
  cursor: pageQuery.cursor,
  limit: queryInteger(1, largestExport)
    .optional()
    .meta({ description: `JSON: at most 200, default 50. CSV and NDJSON: at most ${largestExport}, the default.` }),
  since: querySince.optional(),
  until: querySince.optional().meta({
    description: 'Exclusive. A time, or an ISO 8601 duration before now without months and years.',
    example: 'PT0S',
  }),
  type: queryList(z.enum(types), types.length)
    .optional()
    .meta({ description: 'May be given several times: any of them.' }),
  by: userNameSchema.optional().meta({ description: 'The author: a user, or system:push, …' }),
  workspace: queryList(safeText(1, 64), 100)
    .optional()
    .meta({ description: 'Of the mini program or the target app; may be given several times. Default: all.' }),
  concerns: z.enum(['me']).optional().meta({
    description:
      'me: what others and the system did to releases that you created or commanded, or of mini programs that you are a member of, and to their targets, and requests that you may decide. Of each the newest 200 releases. Confirmations of a super app are left out.',
  }),
  releaseId: opaqueIdSchema.optional(),
  miniProgram: givenIdSchema.optional(),
  targetApp: givenIdSchema.optional(),
  environment: environmentSchema.optional(),
  rejected: z.enum(['with', 'only']).optional().meta({
    description:
      'Rejected commands, as rows of the type CommandRejected with `command` and `code`. with: beside the events. only: no events. Default: none. `type` and `concerns` choose among events only.',
  }),
});

/** Only for the type of the answer. Other headers are of no interest. */
export const eventFeedHeaders = z.object({ accept: z.string().optional() });

const { workspace, version, status } = releaseListItemSchema.shape;

export const feedEventSchema = z
  .strictObject({
    id: opaqueIdSchema,
    at: timeSchema,
    by: z.string().meta({ description: 'A user, or the system: system:timer, system:push, …' }),
    type: z.string().meta({ description: 'As in the trail of the release or target.', example: 'PercentageSet' }),
    fromPercentage: percentageSchema.nullable().meta({ description: 'The configured share before.' }),
    toPercentage: percentageSchema.nullable(),
    reason: z.string().nullable(),
    releaseId: opaqueIdSchema.nullable().meta({
      description: 'Null of an event of the target itself, as are version, status and percentages.',
    }),
    version: version.nullable(),
    status: status.nullable().meta({ description: 'Of the release, after the event.' }),
    ...namedTargetFields,
    workspace,
    commandId: opaqueIdSchema.nullable(),
    command: z.string().nullable().meta({ description: 'Of a rejected command: what was asked for.' }),
    code: z.string().nullable().meta({ description: 'Of a rejected command: why it was refused.' }),
  })
  .meta({
    id: 'FeedEvent',
    example: {
      id: '01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10',
      at: '2026-03-01T09:30:00.000Z',
      by: 'alice',
      type: 'PercentageSet',
      fromPercentage: 5,
      toPercentage: 20,
      reason: null,
      releaseId: '01980f2e-0000-7c3b-9a52-2f6d1b1f9f10',
      version: '2.3.1',
      status: 'GRAYSCALE_RELEASE',
      miniProgram: 'weather',
      miniProgramName: 'Weather',
      targetApp: 'wallet',
      targetAppName: 'Wallet',
      environment: 'production',
      workspace: { id: '01980f2e-1111-7c3b-9a52-2f6d1b1f9f10', name: 'Makers' },
      commandId: '01980f2e-2222-7c3b-9a52-2f6d1b1f9f10',
      command: null,
      code: null,
    },
  });

export const feedEventPageSchema = pageSchema(feedEventSchema).meta({ id: 'FeedEventPage' });

export type EventFeedQuery = z.output<typeof eventFeedQuery>;
export type FeedEventBody = z.output<typeof feedEventSchema>;
