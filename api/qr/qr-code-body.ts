/** Converts a QR code from and to its wire shape. */
import { uuidv7 } from 'uuidv7';
import type { CreateQrCode, QrCodeBody } from '../../contracts/registry/qr-codes.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { StoredQrCode } from '../../store/registry/qr-codes.js';
import { qrAddress } from './qr-image.js';

export function qrCodeOf(body: CreateQrCode, createdBy: string, createdAtMs: number): StoredQrCode {
  return {
    id: uuidv7(),
    target: { miniProgram: body.miniProgram, targetApp: body.targetApp, environment: body.environment },
    kind: body.kind,
    page: body.page,
    query: body.query ?? null,
    description: body.description ?? null,
    releaseId: body.kind === 'PREVIEW' ? body.releaseId : null,
    createdBy,
    createdAtMs,
    expiresAtMs: body.expiresAt === undefined ? null : Date.parse(body.expiresAt),
    revokedAtMs: null,
    revokedBy: null,
  };
}

export function qrCodeBody(code: StoredQrCode, publicUrl: string): QrCodeBody {
  const { id, kind, target, page, query, description, releaseId, createdBy, createdAtMs } = code;
  return {
    id,
    kind,
    ...target,
    page,
    ...(query === null ? {} : { query }),
    ...(description === null ? {} : { description }),
    ...(releaseId === null ? {} : { releaseId }),
    url: qrAddress(publicUrl, id),
    createdBy,
    createdAt: isoTime(createdAtMs),
    ...endOf(code),
  };
}

function endOf({
  expiresAtMs,
  revokedAtMs,
  revokedBy,
}: StoredQrCode): Pick<QrCodeBody, 'expiresAt' | 'revokedAt' | 'revokedBy'> {
  return {
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
    ...(revokedAtMs === null ? {} : { revokedAt: isoTime(revokedAtMs) }),
    ...(revokedBy === null ? {} : { revokedBy }),
  };
}
