/** The limits that apply to a user. */
import { z } from 'zod';

const quotaKinds = [
  ...(['workspaces', 'miniPrograms', 'targetApps', 'tokens', 'qrCodes', 'sessions', 'versions', 'members'] as const),
] as const;

export const limitsSchema = z
  .strictObject({
    quotas: z.array(
      z.strictObject({
        kind: z.enum(quotaKinds).meta({
          description:
            'tokens: valid API and decide tokens. qrCodes: not revoked. sessions: open. members: memberships that the user added, and open invitations.',
        }),
        limit: z.int().nullable().meta({ description: 'null: none.' }),
        used: z.int().min(0).meta({ description: 'Without a limit counted to 100,000 at most.' }),
      }),
    ),
    requestsPerMinute: z.strictObject({
      perToken: z.int(),
      perAddress: z.int().meta({ description: 'From one address, without a token that is valid.' }),
    }),
    streams: z.strictObject({ perToken: z.int().nullable().meta({ description: 'Open at once. null: no limit.' }) }),
  })
  .meta({ id: 'Limits' });

export type LimitsBody = z.output<typeof limitsSchema>;
