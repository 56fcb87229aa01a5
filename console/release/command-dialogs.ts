/** The commands with a confirmation dialog, and its fields. Other commands are sent at once. */
import type { ReleaseCommandType, TargetCommandType } from '../../domain/release/command-catalog.js';

export interface CommandQuestion {
  readonly reason: 'required' | 'optional' | 'none';
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
      'approve' | 'approveOffline' | 'withdrawOffline' | 'resume' | 'chooseType' | 'setPercentage'
    >
  | TargetCommandType
  | 'supersede';

export const commandQuestions: Record<Asking, CommandQuestion> = {
  apply: { reason: 'none', isDangerous: false },
  withdraw: { reason: 'none', isDangerous: false },
  reject: { reason: 'required', isDangerous: true },
  rejectOffline: { reason: 'required', isDangerous: false },
  completeTesting: { reason: 'none', isDangerous: false },
  fullRelease: { reason: 'none', isDangerous: false },
  supersede: { reason: 'required', isDangerous: true },
  pause: { reason: 'required', isDangerous: false },
  reset: { reason: 'optional', isDangerous: true, option: 'reshuffle' },
  cancel: { reason: 'required', isDangerous: true },
  requestOffline: { reason: 'required', isDangerous: true, option: 'cancelActive' },
  rollback: { reason: 'required', isDangerous: true, option: 'rollbackTo' },
  forceOffline: { reason: 'required', isDangerous: true },
  liftSuspension: { reason: 'required', isDangerous: false },
};

export type AskingCommand = keyof typeof commandQuestions;

export function asksFirst(type: ReleaseCommandType): type is Exclude<AskingCommand, TargetCommandType | 'supersede'> {
  return Object.hasOwn(commandQuestions, type);
}
