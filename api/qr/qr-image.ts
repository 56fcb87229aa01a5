/** Draws a QR code. What it carries is the public address of a scan, so a printed one outlives every release. */
import QRCode from 'qrcode';

export interface QrImage {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The four modules of quiet zone that the standard asks for; M survives a logo's worth of dirt. */
const look = { margin: 4, errorCorrectionLevel: 'M' } as const;

const defaultSize = 256;

export function qrAddress(publicUrl: string, codeId: string): string {
  return `${publicUrl}/q/${codeId}`;
}

/** `size`: pixels a side, quiet zone included. */
export async function qrImage(text: string, format: 'svg' | 'png', size: number = defaultSize): Promise<QrImage> {
  if (format === 'png')
    return { contentType: 'image/png', bytes: await QRCode.toBuffer(text, { ...look, type: 'png', width: size }) };
  const svg = await QRCode.toString(text, { ...look, type: 'svg', width: size });
  return { contentType: 'image/svg+xml', bytes: Buffer.from(svg) };
}
