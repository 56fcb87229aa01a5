/** Simulated plans: what would happen, when, and what would stop it. Nothing is written. */
import { z } from 'zod';
import { type ScriptedEvent, simulationEnds } from '../../domain/plan/simulation.js';
import { commandTypes, isStopCommand } from '../../domain/release/command-catalog.js';
import { releaseStatuses } from '../../domain/release/words.js';
import { assertNever } from '../../domain/values/assert-never.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import {
  givenIdSchema,
  givenTimeSchema,
  opaqueIdSchema,
  percentageSchema,
  reasonSchema,
  timeSchema,
  userNameSchema,
  wantedPercentageSchema,
} from '../http/common.js';
import {
  approverFields,
  decidersSchema,
  planSchema,
  planStatusSchema,
  timelineSchema,
  timelineWarnings,
} from './plan-view.js';
import { checkPlanFields, editedDeadlineSchema, editedStepsSchema, planFields } from './plans.js';
import { rejectionSchema } from '../release/rejection.js';
import { blockerSchema } from '../release/releases.js';

const mostScripted = 50;

const at = givenTimeSchema.meta({ description: 'From now on, at most 400 days away.' });
const by = userNameSchema.optional().meta({ description: 'Any name, with a role that permits it. Default: you.' });
const reason = reasonSchema.default('Simulated');
const given = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), at, by });
const withReason = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), at, by, reason });

const orderOfUntil = { error: fieldErrors.END_BEFORE_START, path: ['until'] };

function isOrdered({ from, until }: { from: string; until?: string | undefined }): boolean {
  return until === undefined || Date.parse(until) > Date.parse(from);
}

const scriptedSchema = z
  .discriminatedUnion('type', [
    withReason('pause').meta({ id: 'SimulatedPause' }),
    given('resume').meta({ id: 'SimulatedResume' }),
    z
      .strictObject({ type: z.literal('setPercentage'), at, by, percentage: wantedPercentageSchema })
      .meta({ id: 'SimulatedSetPercentage' }),
    given('advancePlan').meta({ id: 'SimulatedAdvancePlan', description: 'To the next step.' }),
    withReason('holdPlan').meta({ id: 'SimulatedHoldPlan' }),
    given('resumePlan').meta({ id: 'SimulatedResumePlan', description: 'Lifts all holds.' }),
    given('approveStep').meta({ id: 'SimulatedApproveStep', description: 'The request that is open then.' }),
    withReason('rejectStep').meta({ id: 'SimulatedRejectStep', description: 'The request that is open then.' }),
    z
      .strictObject({ type: z.literal('loseRole'), at, user: userNameSchema })
      .meta({ id: 'SimulatedLostRole', description: 'The user has no role on the target from then on.' }),
    z
      .strictObject({ type: z.literal('freeze'), from: at, until: at.optional() })
      .refine(isOrdered, orderOfUntil)
      .meta({ id: 'SimulatedFreeze', description: 'A change window of whole minutes. Without until: for good.' }),
    z
      .strictObject({ type: z.literal('outage'), from: at, until: at })
      .refine(isOrdered, orderOfUntil)
      .meta({ id: 'SimulatedOutage', description: 'No worker runs: automatic commands are decided at its end.' }),
  ])
  .meta({ id: 'SimulatedEvent' });

type Scripted = z.output<typeof scriptedSchema>;

export const simulateQuerySchema = z.strictObject({
  from: opaqueIdSchema.optional().meta({
    description:
      'A release: the simulation begins with it as it is now, instead of a new release on `target`. A template, or steps without a live plan, are given as startPlan. With a live plan, steps, deadline and startAt are given as editPlan. Without them its plan goes on.',
  }),
});

export const simulateSchema = z
  .strictObject({
    target: z
      .strictObject({ miniProgram: givenIdSchema, targetApp: givenIdSchema })
      .optional()
      .meta({ description: 'In production, for a new release in Release Preparation. Either this or `from`.' }),
    ...planFields,
    steps: editedStepsSchema
      .optional()
      .meta({ description: 'As of startPlan; with `from` and a live plan as of editPlan: all of its steps.' }),
    deadline: editedDeadlineSchema,
    script: z
      .array(scriptedSchema)
      .max(mostScripted)
      .default([])
      .meta({ description: 'What happens besides the steps of the plan.' }),
  })
  .superRefine((body, context) => {
    checkPlanFields(body, context, body.target === undefined);
  })
  .superRefine(({ script }, context) => {
    const outages = script.filter((one) => one.type === 'outage');
    for (const [n, event] of script.entries()) {
      const waits = 'at' in event && event.type !== 'loseRole' && !isStopCommand(event.type);
      if (waits && outages.some((outage) => isDuring(outage, Date.parse(event.at))))
        context.addIssue({ code: 'custom', path: ['script', n, 'at'], message: fieldErrors.DURING_OUTAGE });
    }
  })
  .meta({ id: 'Simulate' });

function isDuring({ from, until }: Extract<Scripted, { type: 'outage' }>, atMs: number): boolean {
  return Date.parse(from) <= atMs && atMs < Date.parse(until);
}

export interface GivenScript {
  /** In order of time. `index`: its place in the body. */
  readonly events: readonly (ScriptedEvent & { readonly index: number })[];
  readonly freezes: readonly { readonly fromMs: number; readonly untilMs: number | null }[];
  readonly outages: readonly { readonly fromMs: number; readonly untilMs: number }[];
}

/** `user`: the author of events that name none. */
export function scriptOfBody(script: readonly Scripted[], user: string): GivenScript {
  const events = script.flatMap((one, index) => {
    const event = eventOf(one, user);
    return event === null ? [] : [{ ...event, index }];
  });
  return {
    events: events.sort((a, b) => a.atMs - b.atMs),
    freezes: script.flatMap((one) =>
      one.type === 'freeze'
        ? [{ fromMs: Date.parse(one.from), untilMs: one.until === undefined ? null : Date.parse(one.until) }]
        : [],
    ),
    outages: script.flatMap((one) =>
      one.type === 'outage' ? [{ fromMs: Date.parse(one.from), untilMs: Date.parse(one.until) }] : [],
    ),
  };
}

/** Null: not the event of one moment. */
function eventOf(scripted: Scripted, user: string): ScriptedEvent | null {
  if (scripted.type === 'freeze' || scripted.type === 'outage') return null;
  const atMs = Date.parse(scripted.at);
  if (scripted.type === 'loseRole') return { atMs, by: scripted.user, command: { type: 'loseRole' } };
  return { atMs, by: scripted.by ?? user, command: commandOf(scripted) };
}

type ScriptedCommand = Exclude<Scripted, { type: 'freeze' | 'outage' | 'loseRole' }>;

function commandOf(scripted: ScriptedCommand): ScriptedEvent['command'] {
  switch (scripted.type) {
    case 'pause':
    case 'holdPlan':
    case 'rejectStep':
      return { type: scripted.type, reason: scripted.reason };
    case 'setPercentage':
      return { type: scripted.type, bp: bpOfPercent(scripted.percentage) };
    case 'resume':
    case 'advancePlan':
    case 'resumePlan':
    case 'approveStep':
      return { type: scripted.type };
    default:
      return assertNever(scripted);
  }
}

const changeSchema = z.strictObject({
  at: timeSchema,
  percentage: percentageSchema,
  status: z.enum(releaseStatuses),
  planStatus: planStatusSchema,
  cause: z.strictObject({
    event: z.string().meta({ description: 'As in the trail.', example: 'PercentageSet' }),
    command: z.enum(commandTypes),
    by: z.string(),
    reason: z.string().optional(),
  }),
});

const warningSchema = z.strictObject({
  code: z.enum(['NO_BASELINE', ...timelineWarnings, 'REFUSED']).meta({
    description:
      'Those of the timeline name their step. The hours are those at which the step was made; of a step that was not, those of the timeline. NEVER_OPENS is also of a step that the script has brought into such a freeze. REFUSED: a command of the script, with its rejection.',
  }),
  step: opaqueIdSchema.optional(),
  event: z.int().min(0).optional().meta({ description: 'Its place in the script, from 0.' }),
  rejection: rejectionSchema.optional(),
});

export const simulationSchema = z
  .strictObject({
    changes: z.array(changeSchema).meta({ description: 'Of release and plan, in order of time.' }),
    timeline: z.array(timelineSchema).meta({ description: 'As it is shown at the beginning.' }),
    blockers: z
      .array(z.strictObject({ at: timeSchema, blockers: z.array(blockerSchema) }))
      .meta({ description: 'After the changes after which they are others than before.' }),
    approvals: z
      .array(
        z.strictObject({
          at: timeSchema,
          step: opaqueIdSchema,
          ...approverFields,
          expiresAt: timeSchema.optional(),
          deciders: decidersSchema.optional(),
        }),
      )
      .meta({ description: 'Requests to approve a step, in order of time.' }),
    warnings: z.array(warningSchema),
    final: z.strictObject({
      at: timeSchema.meta({ description: 'Of the last event.' }),
      end: z.enum(simulationEnds).meta({
        description:
          'ENDED: the plan has ended. WAITS: nothing comes by itself any more. HORIZON, TOO_MANY_DECISIONS: more would follow after 400 days or 10,000 decisions.',
      }),
      status: z.enum(releaseStatuses),
      percentage: percentageSchema,
      plan: planSchema,
    }),
  })
  .meta({ id: 'Simulation' });

export const simulationExample = {
  target: { miniProgram: 'weather', targetApp: 'wallet' },
  template: 'quick',
  script: [],
} satisfies z.input<typeof simulateSchema>;
