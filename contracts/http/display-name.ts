/** Names of resources and users. Schemas of ids are in `common.ts`. */
import { type ActorNameProblem, actorNameProblem } from '../../domain/access/actor-name.js';
import { displayText } from './safe-text.js';
import { userNameSchema } from './common.js';
import { type FieldErrorCode, fieldErrors } from '../../domain/values/field-errors.js';

/** Name of a workspace, mini program, target app or token: free text, not unique. */
export const displayNameSchema = displayText(1, 100)
  .refine((name) => name.trim() !== '', fieldErrors.NO_NAME)
  .meta({ example: 'Weather' });

const errorOf: Record<ActorNameProblem, FieldErrorCode> = {
  INVISIBLE: 'NAME_INVISIBLE',
  SPACE: 'SPACES_AROUND',
  PATH: 'NAME_IS_PATH',
  RESERVED: 'NAME_RESERVED',
};

/** A user or program that can act: a member, or the user of a token. Stored in NFC. */
export const actorNameSchema = userNameSchema
  .overwrite((name) => name.normalize('NFC'))
  .superRefine((name, context) => {
    const problem = actorNameProblem(name);
    if (problem !== null) context.addIssue({ code: 'custom', message: fieldErrors[errorOf[problem]] });
  });

/** A name to search for. Names from before the current rules must still be found and removed. */
export const existingActorNameSchema = userNameSchema;
