/** One valid request body for each command, shown in the OpenAPI document. */
import type { z } from 'zod';
import type { ReleaseCommandType, TargetCommandType } from '../../domain/release/command-catalog.js';
import type { batchStopSchema } from './batch-stops.js';
import type { releaseCommandBodySchema, targetCommandBodySchema } from './commands.js';

type Examples<Type extends string, Body> = { readonly [T in Type]: Extract<Body, { readonly type: T }> };

const crashes = 'Crashes on start';

export const releaseCommandExamples: Examples<ReleaseCommandType, z.input<typeof releaseCommandBodySchema>> = {
  apply: { type: 'apply' },
  withdraw: { type: 'withdraw' },
  approve: { type: 'approve', reason: 'Tried on three devices' },
  reject: { type: 'reject', reason: crashes },
  completeTesting: { type: 'completeTesting' },
  chooseType: { type: 'chooseType', releaseType: 'GRAYSCALE' },
  setPercentage: { type: 'setPercentage', percentage: 5 },
  fullRelease: { type: 'fullRelease' },
  pause: { type: 'pause', reason: crashes },
  resume: { type: 'resume' },
  reset: { type: 'reset', reason: crashes },
  cancel: { type: 'cancel', reason: crashes },
  startPlan: { type: 'startPlan', template: 'standard' },
  holdPlan: { type: 'holdPlan', reason: 'Wait for the report of the shop team' },
  resumePlan: { type: 'resumePlan', holds: ['01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10'] },
  advancePlan: { type: 'advancePlan', to: 'step-2', reason: 'No errors so far' },
  editPlan: {
    type: 'editPlan',
    steps: [
      { id: 'step-1', percentage: 1, bake: 'P2D' },
      { percentage: 10, bake: 'P1D', approval: { approvers: 'REVIEWERS' } },
      { id: 'step-5', percentage: 100 },
    ],
    edit: 0,
    reason: 'Fewer steps, and an approval',
  },
  endPlan: { type: 'endPlan', reason: 'Go on by hand' },
  approveStep: { type: 'approveStep', review: '01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f11', comment: 'No errors at 5 %' },
  rejectStep: { type: 'rejectStep', review: '01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f11', reason: crashes },
  requestOffline: { type: 'requestOffline', reason: 'The shop closes' },
  withdrawOffline: { type: 'withdrawOffline' },
  approveOffline: { type: 'approveOffline' },
  rejectOffline: { type: 'rejectOffline', reason: 'Wait until orders are delivered' },
  rollback: { type: 'rollback', reason: crashes },
};

export const targetCommandExamples: Examples<TargetCommandType, z.input<typeof targetCommandBodySchema>> = {
  forceOffline: { type: 'forceOffline', reason: 'Leaks personal data' },
  liftSuspension: { type: 'liftSuspension', reason: 'Mended in 2.3.2' },
};

export const batchStopExamples: Readonly<Record<'releases' | 'filter', z.input<typeof batchStopSchema>>> = {
  releases: { type: 'pause', reason: crashes, releases: ['01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10'] },
  filter: { type: 'pause', reason: crashes, filter: { targetApp: 'wallet', changedSince: 'PT1H' } },
};
