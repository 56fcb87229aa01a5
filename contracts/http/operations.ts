/** Answers of the process about itself, for probes and operators. */
import { z } from 'zod';

const partSchema = z.strictObject({ ok: z.boolean(), detail: z.string().optional() });

export const aliveSchema = z.strictObject({ status: z.literal('alive') }).meta({ id: 'Alive' });

export const readinessSchema = z
  .strictObject({
    status: z.enum(['ready', 'degraded', 'unavailable']).meta({
      description:
        'degraded: without Temporal commands wait, stop commands are applied all the same; so this process must keep its traffic.',
    }),
    parts: z.strictObject({ database: partSchema, migrations: partSchema, temporal: partSchema }),
  })
  .meta({ id: 'Readiness' });

export type Readiness = z.output<typeof readinessSchema>;
