/** English names of roles, for the remedy when a role is missing. */
import type { ActingRole } from './permissions.js';

const places: readonly (readonly [prefix: string, words: string])[] = [
  ['workspace ', 'of the workspace'],
  ['mini program ', 'of the mini program'],
  ['target app ', "of the target app's workspace"],
];

/** `Ask an admin of the workspace, or an admin of the mini program.` */
export function remedyOfRoles(roles: readonly ActingRole[]): string {
  return `Ask ${roles.map(roleWords).join(', or ')}.`;
}

function roleWords(role: ActingRole): string {
  const place = places.find(([prefix]) => role.startsWith(prefix));
  const name = place === undefined ? role : role.slice(place[0].length);
  const article = /^[aeio]/.test(name) ? 'an' : 'a';
  return place === undefined ? `${article} ${name}` : `${article} ${name} ${place[1]}`;
}
