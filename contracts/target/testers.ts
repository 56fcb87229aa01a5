/** Pilot testers of a release. */
import { z } from 'zod';
import { pageSchema } from '../http/common.js';
import { safeText } from '../http/safe-text.js';

/** Key of a user of the super app, who has no account in Halftone. */
export const userKeySchema = safeText(1, 256);

export const testerSchema = z.strictObject({ userKey: userKeySchema }).meta({ id: 'Tester' });
export const testerPageSchema = pageSchema(testerSchema).meta({ id: 'TesterPage' });
