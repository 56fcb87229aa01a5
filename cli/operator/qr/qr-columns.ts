/** What tables show of QR codes. */
import type { components } from '../../../client/api-types.generated.js';
import type { Column, Fields } from '../output/table.js';
import { nameOfTarget } from '../target/target-name.js';

export type QrCode = components['schemas']['QrCode'];

export const qrCodeColumns: readonly Column<QrCode>[] = [
  { title: 'id', of: ({ id }) => id },
  { title: 'kind', of: ({ kind }) => kind },
  { title: 'target', of: nameOfTarget },
  { title: 'page', of: ({ page }) => page },
  { title: 'description', of: ({ description }) => description },
  { title: 'created', of: ({ createdAt, createdBy }) => `${createdAt} by ${createdBy}` },
  { title: 'ends', of: endOf },
];

export function qrCodeFields(code: QrCode): Fields {
  const { id, kind, page, query, description, releaseId, url, createdAt, createdBy } = code;
  return [
    ['Id', id],
    ['Kind', kind === 'PROMO' ? 'PROMO: what users get on the target' : 'PREVIEW: one release, for its testers'],
    ['Target', nameOfTarget(code)],
    ['Release', releaseId],
    ['Page', page],
    ['Query', query],
    ['Description', description],
    ['Address', url],
    ['Created', `${createdAt} by ${createdBy}`],
    ['Ends', endOf(code)],
  ];
}

function endOf({ expiresAt, revokedAt, revokedBy = '' }: QrCode): string {
  return revokedAt === undefined ? (expiresAt ?? 'never') : `${revokedAt}, revoked by ${revokedBy}`;
}
