/** Which commands ask for what in a dialog, and the command's body from the answers. */
import type { ReleaseCommandType, TargetCommandType } from '../../domain/release/command-catalog.js';
import type { ReleaseCommandBody } from '../api/types.js';

interface CommandQuestion {
  /** `chips`: a stop, whose reason needs no typing. */
  readonly reason: 'chips' | 'required' | 'optional' | 'none';
  /** Removes something from users, or cannot be undone. */
  readonly isDangerous: boolean;
  readonly option?: 'reshuffle' | 'cancelActive' | 'rollbackTo';
}

/** The values of the dialog. */
export interface CommandAnswers {
  readonly reason?: string;
  readonly reshuffle?: boolean;
  readonly cancelActive?: boolean;
  /** A retained release. Empty: the previous one. */
  readonly rollbackTo?: string;
}

type Asking =
  | Exclude<
      ReleaseCommandType,
      | 'approve'
      | 'withdrawOffline'
      | 'resume'
      | 'chooseType'
      | 'setPercentage'
      | 'startPlan'
      | 'editPlan'
      | 'approveStep'
      | 'rejectStep'
    >
  | TargetCommandType
  | 'supersede';

/** The commands with a confirmation dialog, and its fields. Other commands are sent at once. */
export const commandQuestions: Record<Asking, CommandQuestion> = {
  apply: { reason: 'none', isDangerous: false },
  withdraw: { reason: 'none', isDangerous: false },
  reject: { reason: 'required', isDangerous: true },
  rejectOffline: { reason: 'required', isDangerous: false },
  completeTesting: { reason: 'none', isDangerous: false },
  fullRelease: { reason: 'none', isDangerous: false },
  supersede: { reason: 'required', isDangerous: true },
  pause: { reason: 'chips', isDangerous: false },
  reset: { reason: 'chips', isDangerous: true, option: 'reshuffle' },
  cancel: { reason: 'chips', isDangerous: true },
  holdPlan: { reason: 'chips', isDangerous: false },
  resumePlan: { reason: 'optional', isDangerous: false },
  advancePlan: { reason: 'required', isDangerous: false },
  endPlan: { reason: 'required', isDangerous: false },
  requestOffline: { reason: 'required', isDangerous: true, option: 'cancelActive' },
  approveOffline: { reason: 'optional', isDangerous: true },
  rollback: { reason: 'chips', isDangerous: true, option: 'rollbackTo' },
  forceOffline: { reason: 'chips', isDangerous: true },
  liftSuspension: { reason: 'required', isDangerous: false },
};

export type AskingCommand = keyof typeof commandQuestions;

export function asksFirst(type: ReleaseCommandType): type is Exclude<AskingCommand, TargetCommandType | 'supersede'> {
  return Object.hasOwn(commandQuestions, type);
}

/** Commands whose body holds more than dialog answers. */
const withOtherFields = [
  'setPercentage',
  'chooseType',
  'startPlan',
  'editPlan',
  'resumePlan',
  'advancePlan',
  'approveStep',
  'rejectStep',
] as const satisfies readonly ReleaseCommandType[];

/** Commands whose body holds only dialog answers. */
export type PlainCommandType = Exclude<ReleaseCommandType, (typeof withOtherFields)[number]>;

export function isPlainCommand(type: ReleaseCommandType): type is PlainCommandType {
  return !withOtherFields.some((other) => other === type);
}

/** Converts dialog answers to the command's body. Empty values are left out. */
export function commandBody(type: PlainCommandType, answers: CommandAnswers = {}): ReleaseCommandBody {
  const reason = answers.reason?.trim() ?? '';
  switch (type) {
    case 'reject':
    case 'rejectOffline':
    case 'holdPlan':
    case 'endPlan':
    case 'pause':
    case 'cancel':
      return { type, reason };
    case 'reset':
      return { type, ...(reason === '' ? {} : { reason }), reshuffle: answers.reshuffle ?? false };
    case 'requestOffline':
      return { type, reason, cancelActive: answers.cancelActive ?? false };
    case 'approve':
    case 'approveOffline':
      return { type, ...(reason === '' ? {} : { reason }) };
    case 'rollback':
      return { type, reason, ...withTo(answers.rollbackTo) };
    case 'apply':
    case 'withdraw':
    case 'completeTesting':
    case 'fullRelease':
    case 'resume':
    case 'withdrawOffline':
      return { type };
  }
}

/** An approval takes a comment, a rejection needs a reason. */
export function stepDecision(type: 'approveStep' | 'rejectStep', review: string, text: string): ReleaseCommandBody {
  if (type === 'rejectStep') return { type, review, reason: text };
  return { type, review, ...(text === '' ? {} : { comment: text }) };
}

function withTo(to = ''): { readonly to?: string } {
  return to === '' ? {} : { to };
}
