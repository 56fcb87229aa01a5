import { describe, expect, it } from '@jest/globals';
import type { AllowedAction } from '../../../console/api/types.js';
import { actionGroups, isReader } from '../../../console/release/action-groups.js';

const allowed = (type: AllowedAction['type']): AllowedAction => ({ type, allowed: true });
const refused = (type: AllowedAction['type'], code: string): AllowedAction => ({
  type,
  allowed: false,
  rejection: { code, remedy: '' },
});
const types = (actions: readonly { readonly type: string }[]) => actions.map(({ type }) => type);

describe('actionGroups', () => {
  it('makes resume the primary action of a paused release, and keeps the stops apart', () => {
    const groups = actionGroups([
      allowed('resume'),
      refused('setPercentage', 'PAUSED'),
      refused('fullRelease', 'PAUSED'),
      allowed('reset'),
      allowed('cancel'),
    ]);
    expect(groups.primary?.type).toBe('resume');
    expect(types(groups.stops)).toEqual(['reset', 'cancel']);
    expect(groups.beside).toEqual([]);
  });

  it('hides what does not fit the status, and what would change nothing', () => {
    const groups = actionGroups([
      refused('apply', 'WRONG_STATUS'),
      { type: 'pause', allowed: false },
      allowed('cancel'),
    ]);
    expect(groups).toEqual({ primary: null, beside: [], stops: [{ type: 'cancel', rejection: null }], rollout: null });
  });

  it('shows a refused approval with its reason, and makes the own way out none of the way on', () => {
    const groups = actionGroups([refused('approve', 'SELF_APPROVAL'), allowed('reject'), allowed('withdraw')]);
    expect(groups.primary).toBeNull();
    expect(groups.beside.map(({ type, rejection }) => [type, rejection?.code])).toEqual([
      ['approve', 'SELF_APPROVAL'],
      ['reject', undefined],
      ['withdraw', undefined],
    ]);
  });

  it('offers the rollout controls also when the target is busy, so that it can be taken over', () => {
    const groups = actionGroups([refused('setPercentage', 'TARGET_BUSY'), refused('fullRelease', 'TARGET_BUSY')]);
    expect(groups.rollout?.chooseType).toBeNull();
    expect(groups.rollout?.setPercentage.rejection?.code).toBe('TARGET_BUSY');
  });

  it('hides what only others may do, and knows a user who may only read', () => {
    const actions = [refused('apply', 'FORBIDDEN'), refused('pause', 'WRONG_STATUS')];
    expect(actionGroups(actions)).toEqual({ primary: null, beside: [], stops: [], rollout: null });
    expect(isReader(actions)).toBe(true);
    expect(isReader([...actions, allowed('cancel')])).toBe(false);
    expect(isReader([refused('pause', 'WRONG_STATUS')])).toBe(false);
  });

  it('puts going offline with what takes away, not with what moves on', () => {
    const groups = actionGroups([allowed('requestOffline'), allowed('rollback')]);
    expect(types(groups.stops)).toEqual(['requestOffline', 'rollback']);
    expect(groups.primary).toBeNull();
  });
});
