/**
 * What can be wrong with a field: the code, and the sentence with {{places}} for its facts. API and console say the
 * same sentences; the console translates them. A schema uses the sentence as its message, and `contracts/`
 * finds the code by it. So no two codes have the same sentence.
 */
import type { PercentageProblem } from './percentage.js';

/** Of any field. */
const general = {
  MISSING: 'Is missing.',
  UNKNOWN_FIELD: 'Unknown.',
  WRONG_TYPE: 'Must be of type {{expected}}.',
  NOT_AMONG: 'Use one of {{values}}.',
  NO_KNOWN_FORM: 'Has none of the forms that are accepted.',
  EMPTY: 'Is empty.',
  TOO_SHORT: 'Use at least {{least}} characters.',
  TOO_LONG: 'Use at most {{most}} characters.',
  TOO_FEW: 'Name at least {{least}}.',
  TOO_MANY: 'Name at most {{most}}.',
  TOO_SMALL: 'Must be at least {{least}}.',
  TOO_LARGE: 'Must be at most {{most}}.',
  OUT_OF_RANGE: 'From {{least}} to {{most}}.',
  NOT_INTEGER: 'Not a whole number.',
  NOT_A_TIME: 'Use a time such as 2026-03-01T09:30:00Z.',
  INVALID: 'Is not valid.',
};

const ofText = {
  NOT_JSON: 'The body is not valid JSON.',
  NOT_STORABLE: 'Contains U+0000 or an unpaired surrogate.',
  NOT_AN_ID: 'Use 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit.',
  NO_REASON: 'Say why.',
  NO_NAME: 'Give it a name.',
  SPACES_AROUND: 'Begins or ends with a space.',
  BLANK_NOTES: 'Only blanks. Leave the notes out instead.',
  NOT_BASE64: 'Is not base64.',
  TWICE: 'Names the same twice.',
};

const ofAddresses = {
  NOT_AN_ADDRESS: 'Not an address.',
  ADDRESS_MISREAD: 'Contains a blank, a control character or a backslash.',
  ADDRESS_HAS_SECRETS: 'Holds a user name, a password, or a signature. All readers see the address: use one without.',
  ADDRESS_SCHEME: 'Not an address that begins with one of {{schemes}}',
};

const ofVersions = {
  NOT_A_VERSION: 'Not x.y.z, each 0 to 999999 without leading zeros.',
  NOT_A_VERSION_FILTER: 'Use a version such as 2.3.1, or its first numbers: 2.3 or 2.',
  NOT_A_DIGEST: 'Not 64 lower-case hex digits.',
};

const ofTimesAndNumbers = {
  NOT_SINCE: 'Use a time, 2026-03-01T09:30:00Z, or a duration such as PT1H or P2D.',
  IN_THE_PAST: 'Lies in the past.',
  IN_THE_FUTURE: 'Lies in the future.',
  NOT_A_REVISION: 'Not a revision in quotes, as ETag gave it.',
  NOT_A_CURSOR: 'Not a cursor of this list. Take the nextCursor of the page before, unchanged.',
  NOT_GROWING: 'Each must be greater than the one before.',
  NOT_A_SHARE: 'Percent, with at most two decimals.',
  NOT_A_BAKE: 'Use a duration such as PT2H or P1D, at most P400D.',
  NOT_AN_APPROVAL_TIME: 'Use a duration such as PT4H or P3D, from PT5M to P30D.',
  NOT_A_DEADLINE: 'Use a duration such as PT12H or P3D, from PT5M to P400D.',
  NOT_A_DURATION: 'Use a duration from {{least}} to {{most}}, such as PT5M.',
  BAKE_TOO_SHORT: 'At least PT1S, because the next step is automatic.',
  ENDS_BELOW_FULL: 'The last step is below 100 %. Add one, or set endsBelowFull.',
  NOT_A_START: 'Use a local time such as 2027-02-10T09:00 with a zone, or a time in UTC: 2027-02-10T01:00:00Z.',
  NO_ZONE: 'A local time needs a time zone, such as Asia/Shanghai.',
  ZONE_WITHOUT_LOCAL_TIME: 'Goes with a local time only, such as 2027-02-10T09:00.',
  TEMPLATE_OR_STEPS: 'Give either a template or steps.',
  TARGET_OR_RELEASE: 'Give either a target, or the release in from.',
  NO_SUCH_TEMPLATE:
    'There is no such built-in template, and none in the workspaces of the mini program and the target app.',
};

const ofWindows = {
  NOT_A_LOCAL_TIME: 'Use a local time of this century, such as 2027-02-10T08:00.',
  NOT_A_DATE: 'Use a date, such as 2027-02-10.',
  UNKNOWN_ZONE: 'Use a time zone of the IANA list, such as Asia/Shanghai.',
  END_BEFORE_START: 'Must be after the start.',
  RULE_UNREADABLE: 'Use a recurrence rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=SA,SU.',
  RULE_TOO_FINE: 'A window repeats by days, weeks, months or years, and never by hours, minutes or seconds.',
  RULE_NEVER: 'Does not occur within ten years.',
  REPEATS_WITHOUT_END: 'A window that repeats needs an end.',
  WINDOW_TOO_LONG: 'A window that repeats lasts at most {{days}} days.',
  EXDATES_WITHOUT_RULE: 'Only a window that repeats has exceptions.',
  FOREIGN_SCOPE: 'Neither the target app nor the mini program belongs to this workspace.',
  NO_SUCH_RELEASE: 'There is no such release, or you may not read it.',
  NOT_COVERED: 'The window does not concern this release.',
};

const ofFiles = {
  ENDLESS_FREEZE: 'A DENY of a file needs an end or a rule. To freeze now, use halftone window freeze.',
  NAME_OF_SEVERAL: 'Several change windows have this name. Rename all but one.',
};

const ofCommands = {
  NO_REASON_TO_SUPERSEDE: 'Say why the other release has to go.',
  RELEASES_OR_FILTER: 'Send either releases or a filter.',
  FITS_TOO_MANY: 'Fits more than {{most}} releases. Make it narrower.',
  DURING_OUTAGE: 'Lies in an outage, in which only stop commands are decided.',
  ONLY_GRAYSCALE: 'Only GRAYSCALE is chosen; a full release is fullRelease.',
};

const ofAccess = {
  TOKEN_OR_CODE: 'Send a token, or the code of a one-time link or an invitation.',
  NOT_A_MEMBER: 'The user is not a member of such a workspace.',
  ADMIN_WITHOUT_WORKSPACE: 'A system admin is not limited to a workspace.',
  TOKEN_TOO_LONG_LIVED: 'Tokens of this installation live at most {{days}} days.',
};

const ofPlaces = {
  NO_SUCH_MINI_PROGRAM: 'There is no such mini program, or you may not read it.',
  NO_SUCH_VERSION: 'The mini program has no such version.',
  NO_SUCH_TARGET_APP: 'There is no such target app.',
  NO_SUCH_WORKSPACE: 'There is no such workspace, or you may not read it.',
  NOT_A_TENANT: 'Only a tenant owns target apps.',
  FOREIGN_TARGET_APP: '{{targetApp}} is no target app of this workspace.',
};

const ofActorNames = {
  NAME_INVISIBLE: 'Contains control, format, zero-width or direction characters, or a blank other than a space.',
  NAME_IS_PATH: 'Cannot be addressed: . and .. mean folders in an address.',
  NAME_RESERVED: 'Halftone acts under this name itself, or it looks like such a name.',
};

const ofPercentages: { readonly [P in PercentageProblem as `PERCENTAGE_${P}`]: string } = {
  PERCENTAGE_NOT_A_NUMBER: 'Give a number: percent, with at most two decimals.',
  PERCENTAGE_NOT_FINITE: 'Give a finite number: percent, with at most two decimals.',
  PERCENTAGE_ZERO: 'To go back to 0 %, use reset.',
  PERCENTAGE_NEGATIVE: 'Give a percentage above 0. To go back to 0 %, use reset.',
  PERCENTAGE_ABOVE_100: 'Give at most 100, which is a full release.',
  PERCENTAGE_TOO_FINE: 'Use at most two decimals: the smallest step is 0.01 %.',
};

export const fieldErrors = {
  ...general,
  ...ofText,
  ...ofAddresses,
  ...ofVersions,
  ...ofTimesAndNumbers,
  ...ofWindows,
  ...ofFiles,
  ...ofCommands,
  ...ofAccess,
  ...ofPlaces,
  ...ofActorNames,
  ...ofPercentages,
};

export type FieldErrorCode = keyof typeof fieldErrors;
export type FieldFacts = Readonly<Record<string, string | number>>;

export interface FieldError {
  readonly code: FieldErrorCode;
  readonly facts?: FieldFacts;
}

/** Follows the sentence of an error with the fact `nearest`: the allowed value that a wrong one probably means. */
const nearestSentence = 'Did you mean {{nearest}}?';

/** The sentence of an error with its facts. */
export function fieldSentence(code: FieldErrorCode, facts: FieldFacts = {}): string {
  const text = facts['nearest'] === undefined ? fieldErrors[code] : `${fieldErrors[code]} ${nearestSentence}`;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(facts[name]));
}
