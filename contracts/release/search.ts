/** One search over mini programs, versions, releases, target apps, targets and people. */
import { z } from 'zod';
import { givenIdSchema, opaqueIdSchema, queryInteger } from '../http/common.js';
import { safeText } from '../http/safe-text.js';
import { workspaceRoleSchema } from '../registry/workspaces.js';
import { progressSchema, namedTargetFields, releaseListItemSchema } from './releases.js';

export const mostFound = 20;

export const searchAllQuery = z.strictObject({
  q: safeText(1, 100).meta({
    description:
      'Words that all must match: a part of an id or a name, the beginning of a version or a release id, or a part of a user name.',
    example: 'weather 2.3',
  }),
  limit: queryInteger(1, mostFound).optional().meta({ description: 'Of each kind. Default: 5.' }),
});

const { workspace, version } = releaseListItemSchema.shape;
const { miniProgram, miniProgramName } = namedTargetFields;

export const foundSchema = z
  .strictObject({
    miniPrograms: z.array(z.strictObject({ id: givenIdSchema, name: z.string(), workspace })),
    versions: z.array(z.strictObject({ number: version, miniProgram, miniProgramName })),
    releases: z.array(releaseListItemSchema).meta({ description: 'The last change first.' }),
    targetApps: z.array(z.strictObject({ id: givenIdSchema, name: z.string() })),
    targets: z.array(
      z.strictObject({
        ...namedTargetFields,
        availability: progressSchema.shape.target.shape.availability,
      }),
    ),
    people: z
      .array(
        z.strictObject({
          user: z.string(),
          workspaces: z.array(z.strictObject({ id: opaqueIdSchema, name: z.string(), role: workspaceRoleSchema })),
        }),
      )
      .meta({ description: 'Members of your workspaces.' }),
  })
  .meta({ id: 'Found' });
