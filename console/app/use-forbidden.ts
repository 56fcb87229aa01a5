/** `whyForbidden` for the signed-in user. For subjects without `allowedActions`. The API checks again. */
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../domain/access/permissions.js';
import { useMe } from '../api/session.js';
import { type SubjectSides, whyForbidden } from './why-forbidden.js';

export function useForbidden(permission: Permission, sides: SubjectSides): string | null {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return me === null || me === undefined ? null : whyForbidden(permission, sides, me, t);
}
