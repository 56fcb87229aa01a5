/**
 * Names of people and programs in tokens, memberships and trails. Two names that look alike must not name two actors,
 * and nobody may have a name under which Halftone itself acts.
 */
import { foldText } from '../values/fold-text.js';

export type ActorNameProblem = 'INVISIBLE' | 'SPACE' | 'PATH' | 'RESERVED';

/** Control, format, zero-width and direction characters, unassigned halves, separators, and blanks but U+0020. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/u;

/** Null when the name may be given. `name` is in NFC. Names from before these rules stay valid where they stand. */
export function actorNameProblem(name: string): ActorNameProblem | null {
  if (invisible.test(name)) return 'INVISIBLE';
  if (name.trim() !== name) return 'SPACE';
  if (name === '.' || name === '..') return 'PATH';
  return isReserved(name) ? 'RESERVED' : null;
}

/** `temporal`, and `system:` with anything behind it; also what only looks like them. */
function isReserved(name: string): boolean {
  const seen = foldText(name)
    .replace(lookAlike, (letter) => lookAlikes[letter] ?? letter)
    .replaceAll(' ', '');
  return seen === 'temporal' || seen.startsWith('system:');
}

/** Letters of other scripts, digits and colons that look like those of the reserved names. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', ѕ: 's', т: 't', м: 'm', у: 'y', г: 'r', ӏ: 'l', і: 'l' },
  ...{ α: 'a', ε: 'e', ο: 'o', ρ: 'p', σ: 's', τ: 't', μ: 'm', υ: 'y', ι: 'l' },
  ...{ ա: 'a', օ: 'o', 0: 'o', 1: 'l', '|': 'l', 5: 's', 3: 'e' },
  ...{ '꞉': ':', ː: ':', '∶': ':', '։': ':', '׃': ':', ꓽ: ':' },
};

const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join('').replace('|', '\\|')}]`, 'gu');
