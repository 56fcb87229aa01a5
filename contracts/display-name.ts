/** Names that people give to things and to themselves. Not ids: those are in `common.ts`. */
import { safeText } from './safe-text.js';
import { userNameSchema } from './common.js';

/** What a workspace, mini program, target app or token is called; free text, not unique. */
export const displayNameSchema = safeText(1, 100)
  .refine((name) => name.trim() !== '', 'Give it a name.')
  .meta({ example: 'Weather' });

/** Names under which Halftone itself acts; a person by such a name could not be told from it in the trail. */
function isReserved(name: string): boolean {
  return name === 'temporal' || name.startsWith('system:');
}

/** Somebody who may act: a member, or whom a token stands for. */
export const actorNameSchema = userNameSchema
  .refine((name) => name.trim() === name, 'Begins or ends with a space.')
  .refine((name) => !isReserved(name), 'Halftone acts under this name itself.');
