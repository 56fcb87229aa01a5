/** Names of resources and users. Schemas of ids are in `common.ts`. */
import { type ActorNameProblem, actorNameProblem } from '../../domain/access/actor-name.js';
import { displayText } from './safe-text.js';
import { userNameSchema } from './common.js';

/** Name of a workspace, mini program, target app or token: free text, not unique. */
export const displayNameSchema = displayText(1, 100)
  .refine((name) => name.trim() !== '', 'Give it a name.')
  .meta({ example: 'Weather' });

const problemWords: Record<ActorNameProblem, string> = {
  INVISIBLE: 'Contains control, format, zero-width or direction characters, or a blank other than a space.',
  SPACE: 'Begins or ends with a space.',
  PATH: 'Cannot be addressed: . and .. mean folders in an address.',
  RESERVED: 'Halftone acts under this name itself, or it looks like such a name.',
};

/** A user or program that can act: a member, or the user of a token. Stored in NFC. */
export const actorNameSchema = userNameSchema
  .overwrite((name) => name.normalize('NFC'))
  .superRefine((name, context) => {
    const problem = actorNameProblem(name);
    if (problem !== null) context.addIssue({ code: 'custom', message: problemWords[problem] });
  });

/** A name to search for. Names from before the current rules must still be found and removed. */
export const existingActorNameSchema = userNameSchema;
