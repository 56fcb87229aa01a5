import { fieldErrors } from '../../domain/values/field-errors.js';
import { canonicalZone } from '../../domain/window/local-time.js';
import { safeText } from './safe-text.js';

/** The name of a known time zone, in its usual letters. */
export const zoneSchema = safeText(1, 64)
  .refine((name) => canonicalZone(name) !== null, fieldErrors.UNKNOWN_ZONE)
  .overwrite((name) => canonicalZone(name) ?? name);
