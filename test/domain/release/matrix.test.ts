/** The rule matrix, cell by cell, written out by hand. Words: `matrix-cells.ts`; rows: `matrix-rows.ts`. */
import { describe, expect, it } from '@jest/globals';
import { releaseCommandTypes, targetCommandTypes } from '../../../domain/release/command-catalog.js';
import { answer, cellsOf, stages, words } from './matrix-cells.js';
import { rows } from './matrix-rows.js';

const production = `
  command                  | C    | U    | P   | R    | G0   | Ga    | Gs    | Gp     | F         | Can   | Arc   | Off
  apply                    | U    | -    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  apply, pilot             | U    | -    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  apply, suspended         | susp | .    | .   | .    | .    | .     | .     | .      | .         | final | final | final
  withdraw                 | -    | C    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  reject                   | -    | C    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  expireReview             | -    | C    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  expireReview, other      | -    | NO   | -   | -    | -    | -     | -     | -      | -         | final | final | final
  approve                  | -    | R    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  approve, pilot           | -    | P    | -   | -    | -    | -     | -     | -      | -         | final | final | final
  approve, by asker        | -    | self | -   | -    | -    | -     | -     | -      | -         | final | final | final
  approve, policy changed  | -    | self | -   | -    | -    | -     | -     | -      | -         | final | final | final
  approve, expired         | -    | late | -   | -    | -    | -     | -     | -      | -         | final | final | final
  completeTesting          | -    | -    | G0  | -    | -    | -     | -     | -      | -         | final | final | final
  chooseType               | -    | -    | -   | G0   | NO   | -     | -     | -      | -         | final | final | final
  set 20                   | -    | -    | -   | Gs   | Gs   | step  | Gs    | paused | -         | final | final | final
  set 20, push             | -    | -    | -   | Ga   | Ga   | step  | Ga    | paused | -         | final | final | final
  set 20, busy             | -    | -    | -   | busy | busy | .     | .     | .      | -         | final | final | final
  set 20, supersede        | -    | -    | -   | Gs   | Gs   | .     | .     | .      | -         | final | final | final
  set 20, frozen           | -    | -    | -   | frozen | frozen | step | frozen | paused | -      | final | final | final
  set 100, frozen          | -    | -    | -   | frozen | frozen | step | frozen | paused | NO     | final | final | final
  fullRelease, frozen      | -    | -    | -   | frozen | frozen | step | frozen | paused | NO     | final | final | final
  set 10                   | -    | -    | -   | .    | .    | NO    | NO    | NO     | -         | final | final | final
  set 5                    | -    | -    | -   | .    | .    | must+ | must+ | must+  | -         | final | final | final
  set 100                  | -    | -    | -   | F    | F    | step  | F     | paused | NO        | final | final | final
  set 100, busy            | -    | -    | -   | busy | busy | .     | .     | .      | NO        | final | final | final
  set 100, supersede       | -    | -    | -   | F    | F    | .     | .     | .      | NO        | final | final | final
  fullRelease              | -    | -    | -   | F    | F    | step  | F     | paused | NO        | final | final | final
  fullRelease, busy        | -    | -    | -   | busy | busy | .     | .     | .      | NO        | final | final | final
  fullRelease, supersede   | -    | -    | -   | F    | F    | .     | .     | .      | NO        | final | final | final
  pause                    | -    | -    | -   | -    | -    | Gp    | Gp    | NO     | -         | final | final | final
  resume                   | -    | -    | -   | -    | -    | -     | -     | Gs     | -         | final | final | final
  reset                    | -    | -    | -   | NO   | R    | R     | R     | R      | -         | final | final | final
  reset, reshuffle         | -    | -    | -   | NO   | R    | R     | R     | R      | -         | final | final | final
  cancel                   | -    | -    | Can | Can  | Can  | Can   | Can   | Can    | -         | final | final | final
  startPlan                | -    | -    | -   | G0   | G0   | Ga    | Gs    | paused | -         | final | final | final
  startPlan, running       | .    | .    | .   | .    | plan+  | plan+  | plan+  | plan+  | -     | final | final | final
  startPlan, busy          | -    | -    | -   | busy | busy | .     | .     | .      | -         | final | final | final
  holdPlan                 | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | -   | final | final | final
  holdPlan, running        | .    | .    | .   | .    | G0   | Ga    | Gs    | Gp     | -         | final | final | final
  holdPlan, held           | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  resumePlan               | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | -   | final | final | final
  resumePlan, running      | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  resumePlan, held         | .    | .    | .   | .    | G0   | Ga    | Gs    | Gp     | -         | final | final | final
  advancePlan              | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | noplan | final | final | final
  advancePlan, running     | .    | .    | .   | .    | Gs   | step  | Gs    | paused | .         | final | final | final
  advancePlan, held        | .    | .    | .   | .    | PLAN_HELD | step | PLAN_HELD | paused | . | final | final | final
  advancePlan, entered     | .    | .    | .   | .    | NO   | NO    | NO    | NO     | .         | final | final | final
  editPlan                 | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | -   | final | final | final
  editPlan, running        | .    | .    | .   | .    | G0   | Ga    | Gs    | Gp     | -         | final | final | final
  editPlan, equal          | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  editPlan, other          | .    | .    | .   | .    | stale | stale | stale | stale | -       | final | final | final
  endPlan                  | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | -   | final | final | final
  endPlan, running         | .    | .    | .   | .    | G0   | Ga    | Gs    | Gp     | -         | final | final | final
  advanceStep              | -    | -    | -   | -    | NO   | NO    | NO    | NO     | -         | final | final | final
  advanceStep, running     | .    | .    | .   | .    | Gs   | NO    | Gs    | NO     | -         | final | final | final
  advanceStep, held        | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  advanceStep, other       | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  recheckPlan              | -    | -    | -   | -    | NO   | NO    | NO    | NO     | -         | final | final | final
  recheckPlan, running     | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  recheckPlan, frozen      | .    | .    | .   | .    | G0   | Ga    | Gs    | Gp     | -         | final | final | final
  advanceStep, guarded     | .    | .    | .   | .    | G0   | NO    | Gs    | NO     | -         | final | final | final
  advancePlan, guarded     | .    | .    | .   | .    | G0   | step  | Gs    | paused | .         | final | final | final
  advancePlan, asked       | .    | .    | .   | .    | appr | .     | appr  | paused | .         | final | final | final
  set 20, guarded          | .    | .    | .   | .    | appr | step  | appr  | paused | .         | final | final | final
  set 20, guarded, frozen  | .    | .    | .   | .    | appr | step  | appr  | paused | .         | final | final | final
  fullRelease, guarded     | .    | .    | .   | .    | appr | step  | appr  | paused | .         | final | final | final
  approveStep              | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | -   | final | final | final
  approveStep, running     | .    | .    | .   | .    | none | none  | none  | none   | .         | final | final | final
  approveStep, asked       | .    | .    | .   | .    | G0   | .     | Gs    | Gp     | .         | final | final | final
  approveStep, by asker    | .    | .    | .   | .    | self | .     | self  | self   | .         | final | final | final
  approveStep, expired     | .    | .    | .   | .    | late | .     | late  | .      | .         | final | final | final
  rejectStep               | -    | -    | -   | noplan | noplan | noplan | noplan | noplan | -   | final | final | final
  rejectStep, running      | .    | .    | .   | .    | none | none  | none  | none   | .         | final | final | final
  rejectStep, asked        | .    | .    | .   | .    | G0   | .     | Gs    | Gp     | .         | final | final | final
  remindStepApproval       | -    | -    | -   | -    | NO   | NO    | NO    | NO     | -         | final | final | final
  remindStepApproval, asked | .   | .    | .   | .    | G0   | .     | Gs    | .      | -         | final | final | final
  remindStepApproval, other | .   | .    | .   | .    | NO   | .     | NO    | .      | -         | final | final | final
  expireStepApproval       | -    | -    | -   | -    | NO   | NO    | NO    | NO     | -         | final | final | final
  expireStepApproval, asked | .   | .    | .   | .    | G0   | .     | Gs    | .      | -         | final | final | final
  expireStepApproval, other | .   | .    | .   | .    | NO   | .     | NO    | .      | -         | final | final | final
  planDeadline             | -    | -    | -   | -    | NO   | NO    | NO    | NO     | -         | final | final | final
  planDeadline, running    | .    | .    | .   | .    | G0   | Ga    | Gs    | .      | -         | final | final | final
  planDeadline, paused     | .    | .    | .   | .    | .    | .     | .     | NO     | -         | final | final | final
  planDeadline, fired      | .    | .    | .   | .    | NO   | NO    | NO    | NO     | -         | final | final | final
  planDeadline, other      | .    | .    | .   | .    | NO   | NO    | NO    | .      | -         | final | final | final
  planDeadline, other run  | .    | .    | .   | .    | NO   | NO    | NO    | .      | -         | final | final | final
  advanceStep, too late    | .    | .    | .   | .    | G0   | NO    | Gs    | .      | -         | final | final | final
  requestOffline           | -    | -    | -   | -    | -    | -     | -     | -      | F+request | final | final | final
  requestOffline, open     | -    | -    | -   | -    | -    | -     | -     | -      | open      | final | final | final
  requestOffline, active   | -    | -    | -   | -    | -    | -     | -     | -      | active    | final | final | final
  approveOffline           | -    | -    | -   | -    | -    | -     | -     | -      | none      | final | final | final
  approveOffline, open     | -    | -    | -   | -    | -    | -     | -     | -      | Off       | final | final | final
  approveOffline, by asker | -    | -    | -   | -    | -    | -     | -     | -      | self      | final | final | final
  approveOffline, active   | -    | -    | -   | -    | -    | -     | -     | -      | active    | final | final | final
  approveOffline, expired  | -    | -    | -   | -    | -    | -     | -     | -      | late      | final | final | final
  withdrawOffline          | -    | -    | -   | -    | -    | -     | -     | -      | none      | final | final | final
  withdrawOffline, open    | -    | -    | -   | -    | -    | -     | -     | -      | F         | final | final | final
  rejectOffline            | -    | -    | -   | -    | -    | -     | -     | -      | none      | final | final | final
  rejectOffline, open      | -    | -    | -   | -    | -    | -     | -     | -      | F         | final | final | final
  expireOffline            | -    | -    | -   | -    | -    | -     | -     | -      | none      | final | final | final
  expireOffline, open      | -    | -    | -   | -    | -    | -     | -     | -      | F         | final | final | final
  expireOffline, other     | -    | -    | -   | -    | -    | -     | -     | -      | NO        | final | final | final
  rollback                 | -    | -    | -   | -    | -    | -     | -     | -      | Arc       | final | final | final
  rollback, none kept      | -    | -    | -   | -    | -    | -     | -     | -      | nothing   | final | final | final
  rollback, not kept       | -    | -    | -   | -    | -    | -     | -     | -      | notkept   | final | final | final
  confirmStep              | -    | -    | -   | -    | -    | Gs    | -     | NO     | -         | final | final | final
  failStep                 | -    | -    | -   | -    | -    | Gp    | -     | NO     | -         | final | final | final
  forceOffline             | C    | Can  | Can | Can  | Can  | Can   | Can   | Can    | Off       | .     | .     | .
  forceOffline, repeated   | NO   | .    | .   | .    | .    | .     | .     | .      | .         | .     | .     | .
  liftSuspension           | NO   | NO   | NO  | NO   | NO   | NO    | NO    | NO     | NO        | .     | .     | .
  liftSuspension, suspended | C   | .    | .   | .    | .    | .     | .     | .      | .         | .     | .     | .
`;

const sandbox = `
  command                  | C      | U      | P      | F         | Can   | Arc   | Off
  apply                    | F      | -      | -      | -         | final | final | final
  apply, pilot             | P      | -      | -      | -         | final | final | final
  apply, review            | U      | -      | -      | -         | final | final | final
  apply, review, pilot     | U      | -      | -      | -         | final | final | final
  apply, suspended         | susp   | .      | .      | .         | final | final | final
  withdraw                 | -      | C      | -      | -         | final | final | final
  reject                   | -      | C      | -      | -         | final | final | final
  expireReview             | -      | C      | -      | -         | final | final | final
  approve                  | -      | F      | -      | -         | final | final | final
  approve, pilot           | -      | P      | -      | -         | final | final | final
  approve, by asker        | -      | self   | -      | -         | final | final | final
  approve, expired         | -      | late   | -      | -         | final | final | final
  completeTesting          | -      | -      | F      | -         | final | final | final
  chooseType               | nogray | nogray | nogray | nogray    | final | final | final
  set 20                   | nogray | nogray | nogray | nogray    | final | final | final
  set 20, push             | nogray | nogray | nogray | nogray    | final | final | final
  set 100                  | nogray | nogray | nogray | nogray    | final | final | final
  fullRelease              | -      | -      | -      | NO        | final | final | final
  pause                    | -      | -      | -      | -         | final | final | final
  resume                   | -      | -      | -      | -         | final | final | final
  reset                    | -      | -      | -      | -         | final | final | final
  cancel                   | -      | -      | Can    | -         | final | final | final
  requestOffline           | -      | -      | -      | Off       | final | final | final
  requestOffline, review   | -      | -      | -      | F+request | final | final | final
  requestOffline, open     | -      | -      | -      | open      | final | final | final
  requestOffline, active   | -      | -      | -      | active    | final | final | final
  approveOffline           | -      | -      | -      | none      | final | final | final
  approveOffline, open     | -      | -      | -      | Off       | final | final | final
  withdrawOffline, open    | -      | -      | -      | F         | final | final | final
  rejectOffline, open      | -      | -      | -      | F         | final | final | final
  expireOffline, open      | -      | -      | -      | F         | final | final | final
  rollback                 | -      | -      | -      | Arc       | final | final | final
  rollback, none kept      | -      | -      | -      | nothing   | final | final | final
  confirmStep              | -      | -      | -      | -         | final | final | final
  failStep                 | -      | -      | -      | -         | final | final | final
  forceOffline             | C      | Can    | Can    | Off       | .     | .     | .
`;

/** Development and test know neither review nor pilot, whatever the app says for its sandbox. */
const developmentAndTest = `
  command                  | C      | F         | Can   | Arc   | Off
  apply                    | F      | -         | final | final | final
  apply, review, pilot     | F      | -         | final | final | final
  apply, suspended         | susp   | .         | final | final | final
  chooseType               | nogray | nogray    | final | final | final
  set 20                   | nogray | nogray    | final | final | final
  set 100                  | nogray | nogray    | final | final | final
  fullRelease              | -      | NO        | final | final | final
  cancel                   | -      | -         | final | final | final
  requestOffline           | -      | Off       | final | final | final
  requestOffline, review   | -      | Off       | final | final | final
  rollback                 | -      | Arc       | final | final | final
  forceOffline             | C      | Off       | .     | .     | .
`;

describe.each([
  ['production', production],
  ['sandbox', sandbox],
  ['development', developmentAndTest],
  ['test', developmentAndTest],
] as const)('the matrix in %s', (environment, table) => {
  const requested = cellsOf(table).filter((cell) => cell.expected !== '.');

  it.each(requested)('$row, in $stage: $expected', ({ row, stage, expected }) => {
    const meaning = rows[row];
    expect(meaning && answer(meaning, stage, environment)).toBe(expected);
  });
});

describe('the tables', () => {
  it('have a word of its own for each rejection', () => {
    const used = Object.values(words);
    expect(used.filter((word, at) => used.indexOf(word) !== at)).toEqual([]);
  });

  it('ask every command in every stage', () => {
    const system = ['expireReview', 'expireOffline', 'confirmStep', 'failStep', 'advanceStep', 'recheckPlan'];
    system.push('remindStepApproval', 'expireStepApproval', 'planDeadline');
    const types = new Set(cellsOf(production).map((cell) => rows[cell.row]?.command.type));
    expect([...types].sort()).toEqual([...releaseCommandTypes, ...targetCommandTypes, ...system].sort());
    expect(new Set(cellsOf(production).map((cell) => cell.stage))).toEqual(new Set(Object.keys(stages)));
  });

  it('use every row', () => {
    const used = [production, sandbox, developmentAndTest].flatMap(cellsOf).map((cell) => cell.row);
    expect(new Set(used)).toEqual(new Set(Object.keys(rows)));
  });
});
