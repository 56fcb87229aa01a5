/** Increases while change windows are closed: refused, or passed by an override or an exemption. */
import { describe, expect, it } from '@jest/globals';
import { allowedActions } from '../../../domain/release/allowed-actions.js';
import { blockersOf } from '../../../domain/release/blockers.js';
import { type Command, commandTypes, isGatedCommand } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { freezePassedBy } from '../../../domain/release/decide-freeze.js';
import { blockingOf, overridableSides, type WindowSide } from '../../../domain/release/freeze.js';
import { dayMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';

const raise = { type: 'setPercentage', bp: 2000, supersede: false, reason: null } as const;
const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const override = { reason: 'security fix' };
const ours = {
  ...make.freeze,
  id: 'window-2',
  workspaceId: 'weather-ws',
  sides: ['MINI_PROGRAM'],
  name: 'Ours',
} as const;
const both = { ...make.frozen, blocking: [make.freeze, ours] };
const exemption = { id: 'exemption-1', windowId: 'window-1', by: 'olga', reason: 'agreed' };

function outcomeOf(command: Command, window = make.frozen, overridable: readonly WindowSide[] = []) {
  const facts = make.facts({ release: make.release({ state: make.serving(1000) }), window });
  const decision = decide(facts, command, make.context({ overridable }));
  if (decision.outcome === 'REJECTED') return decision.rejection;
  return decision.outcome === 'APPLIED' ? freezePassedBy(decision.events) : decision.outcome;
}

describe('an increase in a freeze', () => {
  it.each([raise, { ...raise, bp: 10_000 }, fullRelease])(
    'is FROZEN with the windows and the opening: %j',
    (command) => {
      expect(outcomeOf(command)).toEqual({ code: 'FROZEN', windows: [make.freeze], untilMs: make.frozen.nextOpenAtMs });
    },
  );

  it('of another environment than production is not frozen', () => {
    const release = make.release({ state: make.full(), environment: 'sandbox' });
    const facts = make.facts({ release, window: make.frozen });
    expect(decide(facts, fullRelease, make.context())).toEqual({ outcome: 'NO_OP' });
  });

  it('passes by an override of an author who may, recorded with the windows and the reason', () => {
    const windows = [{ id: 'window-1', name: 'New Year' }];
    expect(outcomeOf({ ...raise, override }, make.frozen, ['TARGET_APP'])).toEqual({
      override: { ...override, windows },
    });
    expect(outcomeOf({ ...fullRelease, override }, make.frozen, ['TARGET_APP'])).toEqual({
      override: { ...override, windows },
    });
  });

  it('is FROZEN by the windows that the author may not override', () => {
    expect(outcomeOf({ ...raise, override }, both, ['MINI_PROGRAM'])).toMatchObject({ windows: [{ id: 'window-1' }] });
    expect(outcomeOf({ ...raise, override })).toMatchObject({ code: 'FROZEN' });
  });

  it('passes both companies by an override of one and an exemption of the other', () => {
    expect(outcomeOf({ ...raise, override }, { ...both, exemptions: [exemption] }, ['MINI_PROGRAM'])).toEqual({
      override: { ...override, windows: [{ id: 'window-2', name: 'Ours' }] },
      exemptions: [{ ...exemption, windowName: 'New Year' }],
    });
  });

  it('does not use an exemption of a window that does not block, nor an override when all is open', () => {
    const open = { open: true, blocking: [], nextOpenAtMs: null, exemptions: [exemption] };
    expect(outcomeOf({ ...raise, override }, open, ['TARGET_APP'])).toBeNull();
  });

  it('is offered with an override to those who may, and blocks the release until the opening', () => {
    const facts = make.facts({ release: make.release({ state: make.serving(1000) }), window: make.frozen });
    const author = { actor: 'olga', atMs: make.nowMs };
    const offered = (sides: readonly WindowSide[]) =>
      allowedActions(facts, { ...author, overridable: sides }).find(({ type }) => type === 'fullRelease');
    expect(offered(['TARGET_APP'])).toMatchObject({ allowed: false, overridable: true });
    expect(offered(['MINI_PROGRAM'])).not.toHaveProperty('overridable');
    const frozen = { code: 'FROZEN', by: 'olga', sinceMs: make.longAgoMs, untilMs: make.nowMs + dayMs };
    expect(blockersOf(facts, facts.release)).toMatchObject([frozen]);
    const exempted = { ...facts, window: { ...make.frozen, exemptions: [exemption] } };
    expect(blockersOf(exempted, facts.release)).toEqual([]);
    expect(blockingOf(exempted.window)).toEqual([]);
  });
});

describe('every other command', () => {
  const states = [make.created, make.underReview(), make.pilotTesting, make.preparation, make.ready];
  const gray = [make.applying(1000), make.serving(1000), make.paused(1000), make.full(), make.full({})];
  const words = { reason: 'r', reshuffle: false, cancelActive: false, to: null, releaseType: 'GRAYSCALE', attempt: 1 };
  const numbers = { bp: 1000, cause: 'c', deadlineMs: make.openReview.expiresAtMs };
  const step = { id: 's', name: null, bp: 10_000, bakeMs: 0, advance: 'AUTOMATIC', note: null };
  const plan = { template: null, steps: [step], startAtMs: null, holds: ['h'], run: 1, due: 1 };

  it.each(commandTypes.filter((type) => !isGatedCommand(type)))('%s is decided alike when frozen', (type) => {
    const command = { type, ...words, ...numbers, ...plan } as unknown as Command;
    for (const state of [...states, ...gray]) {
      const facts = make.facts({ release: make.release({ state }) });
      const frozen = decide({ ...facts, window: make.frozen }, command, make.context());
      expect(frozen).toEqual(decide(facts, command, make.context()));
    }
  });
});

it('an admin of each side may override its windows, and no others', () => {
  const member = { developersMayStop: true, isSystemAdmin: true, workspaceRole: 'admin' } as const;
  expect(overridableSides({ ...member, miniProgramRole: 'admin' })).toEqual([]);
  expect(overridableSides({ ...member, miniProgramWorkspaceRole: 'admin' })).toEqual(['MINI_PROGRAM']);
  expect(overridableSides({ ...member, targetAppWorkspaceRole: 'admin' })).toEqual(['TARGET_APP']);
  expect(overridableSides({ ...member, targetAppWorkspaceRole: 'inspector' })).toEqual([]);
});
