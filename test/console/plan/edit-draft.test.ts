import { describe, expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import {
  baseOf,
  draftsOnto,
  editedDifference,
  editFaults,
  editPlanBody,
  isNoChange,
  isOtherBase,
  withMovedStart,
} from '../../../console/plan/edit-draft.js';
import { addedBefore, draftsOf, type StepDraft } from '../../../console/plan/plan-draft.js';
import type { Plan, Progress } from '../../../console/api/types.js';

const byItself = { advance: 'AUTOMATIC', state: 'COMING' } as const;
const approval = { approvers: 'ADMINS', count: 2, expiresAfter: 'P1D' } as const;
const steps: Plan['steps'] = [
  { ...byItself, id: 'step-1', percentage: 1, bake: 'PT1H', state: 'CURRENT' },
  { ...byItself, id: 'step-2', name: 'Shops', percentage: 20, bake: 'PT1H30M5S', note: 'Ask support' },
  { ...byItself, id: 'step-3', percentage: 100, bake: 'P1D', approval },
];
const withoutState = (step: Plan['steps'][number]) => ({ ...step, state: undefined });
const planOf = (more: Partial<Pick<Plan, 'steps' | 'edit' | 'currentStep' | 'deadline' | 'startAt'>> = {}) =>
  ({ edit: 3, steps, currentStep: 0, ...more }) as Plan;
const base = baseOf(planOf(), { percentage: 1 });
const drafts = draftsOf(base.steps);
const withRow = (index: number, change: Partial<StepDraft>, all: readonly StepDraft[] = drafts) =>
  all.map((draft, n) => (n === index ? { ...draft, ...change } : draft));
const rollout = { minBake: 'PT5M' };
const limits = { presets: [5], presetsOnly: false, percentage: 1, rollout } as unknown as Progress;

describe('the draft of an edit', () => {
  it('changes nothing while nothing is typed: ids, seconds, notes and the time on the last step are kept', () => {
    expect(isNoChange(editedDifference(base, drafts, null))).toBe(true);
    expect(editPlanBody(base, drafts, null, 'slower')).toEqual({
      type: 'editPlan',
      edit: 3,
      reason: 'slower',
      endsBelowFull: false,
      steps: steps.map(withoutState),
    });
    expect(drafts[1]).toMatchObject({ wait: '5405', unit: 'seconds' });
  });

  it('sends no approval that the target app asks for: it is none of the step', () => {
    const byPolicy = { approvers: 'REVIEWERS', count: 1, expiresAfter: 'P3D' } as const;
    const [first, second, last] = steps as [Plan['steps'][0], Plan['steps'][0], Plan['steps'][0]];
    const shown = [first, { ...second, approval: byPolicy, approvalByPolicy: true as const }, last];
    const guarded = baseOf(planOf({ steps: shown }), { percentage: 1 });
    expect(guarded.steps).toEqual(base.steps);
    expect(editPlanBody(guarded, draftsOf(guarded.steps), null, 'r')).toEqual(editPlanBody(base, drafts, null, 'r'));
  });

  it('sends the deadline only when it is another one, and null for none', () => {
    const limited = baseOf(planOf({ deadline: { after: 'P2D' } }), { percentage: 1 });
    expect(editPlanBody(limited, drafts, 2 * dayMs, 'r')).not.toHaveProperty('deadline');
    expect(editPlanBody(limited, drafts, 3 * dayMs, 'r')).toMatchObject({ deadline: { after: 'P3D' } });
    expect(editPlanBody(limited, drafts, null, 'r')).toMatchObject({ deadline: null });
    expect(editedDifference(limited, drafts, null).deadline).toEqual({ before: 'P2D', after: null });
    expect(isNoChange(editedDifference(limited, drafts, 3 * dayMs))).toBe(false);
    // One that has fired has ended: an empty field changes nothing.
    const fired = baseOf(planOf({ deadline: { after: 'P2D', firedAt: '2026-01-01T00:00:00Z' } }), { percentage: 1 });
    expect(isNoChange(editedDifference(fired, drafts, null))).toBe(true);
  });

  it('sends another start with its zone, of a plan that has not begun', () => {
    const waiting = baseOf(planOf({ currentStep: -1, startAt: '2027-02-10T01:00:00.000Z' }), { percentage: 0 });
    expect(waiting.startAt).toBe('2027-02-10T01:00:00.000Z');
    const start = { local: '2027-02-15T09:00', zone: 'Asia/Shanghai' };
    const rows = draftsOf(waiting.steps);
    const body = editPlanBody(waiting, rows, null, 'r');
    expect(withMovedStart(body, start)).toMatchObject({ startAt: start.local, zone: start.zone });
    expect(withMovedStart(body, null)).toEqual(body);
    expect(base.startAt).toBeNull();
    expect(baseOf(planOf({ currentStep: -1 }), { percentage: 1 }).startAt).toBeNull();
  });

  it('sends a new step without an id, at its place, and says what changed', () => {
    const added = withRow(2, { percentage: '50' }, addedBefore(withRow(1, { percentage: '10' }), 2));
    const body = editPlanBody(base, added, null, 'slower');
    expect(body).toMatchObject({
      steps: [{ id: 'step-1' }, { id: 'step-2', percentage: 10 }, { percentage: 50, bake: 'P1D' }, { id: 'step-3' }],
    });
    expect((body as { readonly steps: object[] }).steps[2]).not.toHaveProperty('id');
    expect(editedDifference(base, added, null)).toMatchObject({
      added: [{ percentage: 50 }],
      removed: [],
      changed: [{ before: { percentage: 20 }, after: { percentage: 10, bake: 'PT1H30M5S' } }],
    });
  });

  it('finds a share to come that is not above the present one, and none in the steps that were entered', () => {
    const at = { ...limits, percentage: 15 };
    const later = baseOf(planOf(), at);
    expect(later.passed).toBe(1);
    const faults = editFaults(withRow(0, { percentage: '' }, withRow(1, { percentage: '12' })), at, later);
    expect(faults.map(({ percentage }) => percentage)).toEqual([null, 'notGrowing', null]);
  });

  it('allows the shares that the plan has already, whatever the target app allows', () => {
    const bound = { ...limits, presetsOnly: true };
    const shares = (percentage: string) =>
      editFaults(withRow(1, { percentage }), bound, base).map(({ percentage: fault }) => fault);
    expect(shares('20')).toEqual([null, null, null]);
    expect(shares('5')).toEqual([null, null, null]);
    expect(shares('21')).toEqual([null, 'notPreset', null]);
  });

  it('allows the times that the plan has already, whatever the target app wants now', () => {
    const strict = { ...limits, rollout: { minBake: 'P30D' } } as unknown as Progress;
    const waits = (all: readonly StepDraft[]) => editFaults(all, strict, base).map(({ wait }) => wait);
    expect(waits(drafts)).toEqual([null, null, null]);
    expect(waits(withRow(1, { percentage: '10' }))).toEqual([null, null, null]);
    expect(waits(withRow(0, { wait: '2', unit: 'days' }))).toEqual(['tooShort', null, null]);
  });

  it('keeps what was typed when the plan was edited and moved on meanwhile', () => {
    const typed = withRow(2, { approvals: 1 }, withRow(1, { percentage: '10', wait: '2', unit: 'hours' }));
    const now = baseOf(planOf({ edit: 4, steps: [steps[0], steps[2]] as Plan['steps'] }), { percentage: 1 });
    expect(isOtherBase(base, now)).toBe(true);
    const onto = draftsOnto(now, typed);
    expect(onto.map(({ percentage, was }) => [percentage, was?.id])).toEqual([
      ['1', 'step-1'],
      ['10', undefined],
      ['100', 'step-3'],
    ]);
    expect(editedDifference(now, onto, null)).toMatchObject({
      added: [{ percentage: 10 }],
      removed: [],
      changed: [{ before: { approval: { count: 2 } }, after: { approval: { count: 1 } } }],
    });
    // Entered meanwhile: of that step only the time can change.
    const moved = draftsOnto(baseOf(planOf({ currentStep: 1 }), { percentage: 20 }), typed);
    expect(moved[1]).toMatchObject({ percentage: '20', wait: '2', unit: 'hours' });
    expect(moved.map(({ key }) => key)).toEqual([1, 2, 3]);
  });
});
