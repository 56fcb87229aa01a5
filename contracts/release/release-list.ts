/** The list of releases: its query and its pages. */
import { z } from 'zod';
import { releaseStatuses } from '../../domain/release/words.js';
import {
  environmentSchema,
  givenIdSchema,
  minPercentageSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  queryFlag,
  queryList,
  querySince,
  searchQuery,
  timeSchema,
  userNameSchema,
  versionFilterSchema,
} from '../http/common.js';
import { phaseSchema, releaseListItemSchema } from './releases.js';

export const releaseListQuery = z.strictObject({
  ...pageQuery,
  q: searchQuery.q.meta({
    description:
      'Words that all must match: a part of the id or name of the mini program or target app, or the beginning of the version, the release id, the creator or the author of the last change.',
  }),
  active: queryFlag.optional().meta({ description: 'true: neither full nor ended. false: all others.' }),
  status: queryList(z.enum(releaseStatuses), releaseStatuses.length)
    .optional()
    .meta({ description: 'May be given several times: any of them.' }),
  phase: phaseSchema.optional().meta({ description: 'Within Grayscale Release.' }),
  notConfirmed: queryFlag.optional().meta({
    description: 'true: the super app has not confirmed a step, a fall or the full release.',
  }),
  changedSince: querySince.optional(),
  by: userNameSchema.optional().meta({ description: 'The author of the last change: a user, or system:push, …' }),
  createdBy: userNameSchema.optional(),
  minPercentage: minPercentageSchema.optional().meta({ description: 'Of the configured percentage.' }),
  noBaseline: queryFlag.optional().meta({
    description: 'true: the target has no baseline, so users outside of the gray group get nothing.',
  }),
  sort: z
    .enum(['-created', 'lastChange', '-lastChange'])
    .optional()
    .meta({ description: 'A minus: the newest first. Default: -created. A cursor is valid for its own sort.' }),
  total: queryFlag.optional().meta({ description: 'true: the answer has the number of releases on all pages.' }),
  windows: queryFlag.optional().meta({ description: 'true: each release that change windows freeze has `frozen`.' }),
  miniProgram: givenIdSchema.optional(),
  version: versionFilterSchema.optional(),
  targetApp: givenIdSchema.optional(),
  environment: environmentSchema.optional(),
  workspace: opaqueIdSchema.optional(),
});

export type ReleaseListQuery = z.output<typeof releaseListQuery>;

/** A count stops here: a user reads "10,000+", and the database need not count a million rows. */
export const largestTotal = 10_000;

export const releasePageSchema = pageSchema(releaseListItemSchema)
  .extend({
    total: z.int().min(0).max(largestTotal).optional().meta({ description: 'With total=true.' }),
    totalIsExact: z.boolean().optional().meta({ description: 'false: there are more than `total`.' }),
    windowsChangeAt: timeSchema.optional().meta({
      description:
        'With windows=true: until then no clock changes a `frozen` of this page. At most a day ahead if closed windows open later.',
    }),
  })
  .meta({ id: 'ReleasePage' });
