/** A new QR code as its form holds it, and the body that is sent. */
import type { z } from 'zod';
import type { createQrCodeSchema } from '../../contracts/registry/qr-codes.js';
import type { Environment } from '../../domain/registry/target-app.js';

export interface QrCodeFields {
  readonly kind: 'PROMO' | 'PREVIEW';
  /** Where a public code points to, as `placeValue` writes it. */
  readonly target?: string;
  /** What a preview shows, as `placeValue` writes it. */
  readonly release?: string;
  readonly page: string;
  readonly query?: string;
  readonly description?: string;
  /** How long a preview lasts. */
  readonly days: number;
}

interface Place {
  readonly targetApp: string;
  readonly environment: Environment;
  /** Of a release in pilot testing. */
  readonly id?: string;
}

const dayMs = 86_400_000;

/** As a form or an address keeps it: `wallet/production`, or with a release's id behind. */
export function placeValue({ targetApp, environment, id }: Place): string {
  return [targetApp, environment, ...(id === undefined ? [] : [id])].join('/');
}

export function qrCodeBody(
  miniProgram: string,
  fields: QrCodeFields,
  nowMs: number,
): z.input<typeof createQrCodeSchema> {
  const { kind, page, query = '', description = '', days } = fields;
  const place = (kind === 'PROMO' ? fields.target : fields.release) ?? '';
  const [targetApp = '', environment = '', releaseId = ''] = place.split('/');
  const pointsTo = {
    miniProgram,
    targetApp,
    environment: environment as Environment,
    page,
    ...(query === '' ? {} : { query }),
    ...(description === '' ? {} : { description }),
  };
  if (kind === 'PROMO') return { kind, ...pointsTo };
  return { kind, ...pointsTo, releaseId, expiresAt: new Date(nowMs + days * dayMs).toISOString() };
}
