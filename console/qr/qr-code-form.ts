/** Form values of a new QR code, and the request body made from them. */
import type { Environment } from '../../domain/registry/target-app.js';
import type { CreateQrCode } from '../api/types.js';
import { dayMs } from '../../domain/values/time-units.js';

export interface QrCodeFields {
  readonly kind: 'PROMO' | 'PREVIEW';
  /** The target of a public code, in the format of `optionValue`. */
  readonly target?: string;
  /** The release of a preview, in the format of `optionValue`. */
  readonly release?: string;
  readonly page: string;
  readonly query?: string;
  readonly description?: string;
  /** Lifetime of a preview. */
  readonly days: number;
}

interface TargetOption {
  readonly targetApp: string;
  readonly environment: Environment;
  /** Id of a release in pilot testing. */
  readonly id?: string;
}

/** The value in a form or an address: `wallet/production`, followed by the release id if there is one. */
export function optionValue({ targetApp, environment, id }: TargetOption): string {
  return [targetApp, environment, ...(id === undefined ? [] : [id])].join('/');
}

export function qrCodeBody(miniProgram: string, fields: QrCodeFields, nowMs: number): CreateQrCode {
  const { kind, page, query = '', description = '', days } = fields;
  const chosen = (kind === 'PROMO' ? fields.target : fields.release) ?? '';
  const [targetApp = '', environment = '', releaseId = ''] = chosen.split('/');
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
