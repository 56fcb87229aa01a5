/**
 * Names of users and programs in tokens, memberships and trails. Two names that look alike must not name two actors. No
 * actor may have a name that Halftone uses for itself.
 */
import { foldText } from '../values/text.js';

export type ActorNameProblem = 'INVISIBLE' | 'SPACE' | 'PATH' | 'RESERVED';

/** Control, format, zero-width and direction characters, unassigned halves, separators, and blanks but U+0020. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/u;

/** Null when the name is allowed. `name` is in NFC. Names from before these rules stay valid. */
export function actorNameProblem(name: string): ActorNameProblem | null {
  if (invisible.test(name)) return 'INVISIBLE';
  if (name.trim() !== name) return 'SPACE';
  if (name === '.' || name === '..') return 'PATH';
  return isReserved(name) ? 'RESERVED' : null;
}

/** `temporal`, any name that begins with `system:`, and names that only look like these. */
function isReserved(name: string): boolean {
  const seen = foldText(name)
    .replace(lookAlike, (letter) => lookAlikes[letter] ?? letter)
    .replaceAll(' ', '');
  return seen === 'temporal' || seen.startsWith('system:');
}

/** Letters of other scripts, digits and colons that look like those of the reserved names. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  м: 'm',
  у: 'y',
  г: 'r',
  ӏ: 'l',
  і: 'l',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  σ: 's',
  τ: 't',
  μ: 'm',
  υ: 'y',
  ι: 'l',
  ա: 'a',
  օ: 'o',
  0: 'o',
  1: 'l',
  '|': 'l',
  5: 's',
  3: 'e',
  '꞉': ':',
  ː: ':',
  '∶': ':',
  '։': ':',
  '׃': ':',
  ꓽ: ':',
};

const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join('').replace('|', '\\|')}]`, 'gu');

export function isSystemActor(actor: string): boolean {
  return actor.startsWith('system:');
}
