/** Types of the API's releases, targets, commands and events. Types only, so that zod stays out of the browser. */
import type { z } from 'zod';
import type {
  commandSchema,
  releaseCommandBodySchema,
  targetCommandBodySchema,
} from '../../contracts/release/commands.js';
import type { exposureSchema } from '../../contracts/serving/exposure.js';
import type { eventSchema } from '../../contracts/release/events.js';
import type { rejectionSchema } from '../../contracts/release/rejection.js';
import type {
  allowedActionSchema,
  blockerSchema,
  commandAnswerSchema,
  progressSchema,
  releaseItemSchema,
  testerSchema,
} from '../../contracts/release/releases.js';
import type {
  explanationSchema,
  targetCommandAnswerSchema,
  targetItemSchema,
  targetSchema,
} from '../../contracts/target/targets.js';
import type { Holder } from '../../domain/release/rejections.js';

export type Exposure = z.infer<typeof exposureSchema>;
export type Progress = z.infer<typeof progressSchema>;
export type ReleaseItem = z.infer<typeof releaseItemSchema>;
export type WireAction = z.infer<typeof allowedActionSchema>;
export type WireBlocker = z.infer<typeof blockerSchema>;
export type WireRejection = z.infer<typeof rejectionSchema>;
export type LedgerCommand = z.infer<typeof commandSchema>;
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;
export type TrailEvent = z.infer<typeof eventSchema>;
export type Tester = z.infer<typeof testerSchema>;
export type Target = z.infer<typeof targetSchema>;
export type TargetItem = z.infer<typeof targetItemSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
/** The input type: fields with defaults are optional. */
export type ReleaseCommandBody = z.input<typeof releaseCommandBodySchema>;
export type TargetCommandBody = z.input<typeof targetCommandBodySchema>;
export type TargetCommandAnswer = z.infer<typeof targetCommandAnswerSchema>;

/** The release that holds a target, in the facts of a rejection or blocker. */
export type WireHolder = Omit<Holder, 'sinceMs'> & { readonly since: string };

export function holderIn(facts: Readonly<Record<string, unknown>> | undefined): WireHolder | null {
  const holder = facts?.['holder'];
  return typeof holder === 'object' && holder !== null ? (holder as WireHolder) : null;
}
