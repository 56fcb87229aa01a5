/** English texts of rollout plans: the plan of a release, and starting one. Loaded with those parts. */
import type { HoldKind, PlanStatus } from '../../../domain/plan/plan.js';
import type { TemplateId } from '../../../domain/plan/templates.js';
import type { TimelineBasis } from '../../../domain/plan/timeline.js';

const status = {
  SCHEDULED: 'Scheduled',
  RUNNING: 'Running',
  HELD: 'Held',
  COMPLETED: 'Completed',
  ABANDONED: 'Abandoned',
} satisfies Record<PlanStatus, string>;

const hold = {
  MANUAL: 'A user holds the plan.',
  MANUAL_OVERRIDE: 'The share was raised by hand past the next step.',
  START_MISSED: 'The first step could not begin in time.',
  OWNER_LOST_ROLE: '{{user}} may no longer raise the share.',
  STEP_REFUSED: 'A rule refused the step.',
  ENGINE_ERROR: 'An error in Halftone stopped the step.',
} satisfies Record<HoldKind, string>;

const waitsFor = {
  START: 'the start of the plan',
  BAKE: 'the time on the step before',
  MANUAL: 'a user who goes to this step',
  HELD: 'a user who resumes the plan',
  PAUSED: 'a user who resumes the release',
  CONFIRMATION: 'the confirmation of the super app',
  FROZEN: 'the change windows',
} satisfies Record<TimelineBasis, string>;

const template = {
  standard: 'Standard',
  quick: 'Quick',
  'store-7-day': 'Seven days',
} satisfies Record<TemplateId, string>;

export const plans = {
  plan: {
    title: 'Plan',
    status,
    hold,
    waitsFor,
    template,
    own: 'Own steps',
    runsAs: 'Runs with the rights of {{user}}.',
    startedBy: 'Started by {{user}}',
    steps: 'Steps of the plan',
    step: 'Step {{number}}',
    stepState: { DONE: 'done', CURRENT: 'current step', COMING: 'to come', DROPPED: 'dropped' },
    enteredBy: 'Entered by {{user}}',
    served: 'Served for {{served}}',
    servedOf: 'Served for {{served}} of {{bake}}',
    bake: 'Time on this step',
    byHand: 'By hand',
    nextAt: 'Next step at {{percentage}}:',
    firstAt: 'First step at {{percentage}}:',
    expected: 'Expected:',
    notBefore: 'Not before:',
    waits: 'Waits for {{what}}.',
    and: ', ',
    later: '{{duration}} later than predicted at the start',
    earlier: '{{duration}} earlier than predicted at the start',
    jump: 'This step raises the share more than fivefold.',
    holds: 'What holds the plan',
    heldBy: 'By {{user}}',
    resumeHold: 'Resume',
    resumeAll: 'Resume, clear all',
    goTo: 'Go to {{percentage}}',
    gives: '{{percentage}} of users get {{version}} at once.',
    endedAs: { COMPLETED: 'Completed', ABANDONED: 'Ended' },
    endedBy: 'by {{user}}',
    cause: {
      FULL_RELEASE: 'Everybody has the version.',
      LAST_STEP: 'The last step is reached.',
      RESET: 'The release was reset to 0 %.',
    },
  },
  planStart: {
    title: 'Raise {{release}} on {{target}} by a plan?',
    submit: 'Start the plan',
    which: 'Steps',
    ownDetail: 'Choose each share, the time on it, and which steps are made by hand.',
    stepFor: '{{percentage}} for {{duration}}',
    then: ' → ',
    percentage: 'Share of users, %',
    wait: 'Time on this step',
    unit: 'Unit',
    units: { minutes: 'minutes', hours: 'hours', days: 'days' },
    byHand: 'A user goes to this step by hand',
    add: 'Add a step',
    removeStep: 'Remove step {{number}}',
    when: 'Start',
    now: 'Now',
    later: 'At a time',
    time: 'Date and time',
    utc: 'In UTC: {{time}}',
    preview: 'Expected times',
    previewNote: 'If no user holds, pauses or changes anything, and the super app confirms each step at once.',
    served: 'reached already',
    atOnce: 'at once',
    byHandNote: 'when a user goes to it',
    endsBelow: 'The plan ends at {{percentage}}. Later steps are made by hand.',
    problem: {
      notGrowing: 'Choose a share above {{above}}.',
      outOfRange: 'Choose a share above 0 % and at most 100 %.',
      notPreset: 'The target app allows only {{presets}}.',
      tooShort: 'At least 5 minutes, because the next step is automatic.',
      tooLong: 'At most 400 days.',
      noneAbove: 'No step is above the share of now, {{percentage}}.',
      past: 'Choose a time that is still to come.',
      presetsOfTemplate: 'The target app allows only {{presets}}. Choose other steps.',
    },
  },
};
