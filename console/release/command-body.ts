/** Converts dialog answers to the command's body. Empty values are left out. */
import type { ReleaseCommandType } from '../../domain/release/command-catalog.js';
import type { ReleaseCommandBody } from '../api/types.js';
import type { CommandAnswers } from './command-dialogs.js';

/** Commands whose body holds only dialog answers. */
export type PlainCommandType = Exclude<ReleaseCommandType, 'setPercentage' | 'chooseType'>;

export function commandBody(type: PlainCommandType, answers: CommandAnswers = {}): ReleaseCommandBody {
  const reason = answers.reason?.trim() ?? '';
  switch (type) {
    case 'reject':
    case 'rejectOffline':
    case 'pause':
    case 'cancel':
      return { type, reason };
    case 'reset':
      return { type, ...(reason === '' ? {} : { reason }), reshuffle: answers.reshuffle ?? false };
    case 'requestOffline':
      return { type, reason, cancelActive: answers.cancelActive ?? false };
    case 'rollback':
      return { type, reason, ...withTo(answers.rollbackTo) };
    case 'apply':
    case 'withdraw':
    case 'approve':
    case 'completeTesting':
    case 'fullRelease':
    case 'resume':
    case 'withdrawOffline':
    case 'approveOffline':
      return { type };
  }
}

function withTo(to = ''): { readonly to?: string } {
  return to === '' ? {} : { to };
}
