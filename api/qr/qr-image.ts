/** Draws a QR code. It holds the public scan address, so a printed code stays valid for every release. */
import QRCode from 'qrcode';

export interface QrImage {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The standard asks for a quiet zone of four modules. Level M stays readable with some damage. */
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
