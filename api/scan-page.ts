/**
 * The page that somebody sees who scans a code with a browser instead of the super app. Polite, script-free, with a
 * policy of its own that lets nothing in but its one style.
 */
import { createHash } from 'node:crypto';
import { assertNever } from '../domain/assert-never.js';
import type { ScanAnswer } from '../domain/qr/qr-code.js';

export interface ScanPage {
  readonly reason: ScanAnswer['reason'] | 'UNKNOWN';
  readonly miniProgramName: string | null;
  readonly targetAppName: string | null;
}

const style = `
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f6f4; color: #222;
  font: 17px/1.5 system-ui, sans-serif; }
main { max-width: 26rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
p { margin: 0; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { background: #1c1c1b; color: #eee; } }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

export const scanPageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

export function scanPageHtml(scan: ScanPage): string {
  const { title, text } = wordsOf(scan);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
</main>
</body>
</html>
`;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

function wordsOf({ reason, miniProgramName, targetAppName }: ScanPage): Words {
  const name = miniProgramName ?? 'This mini program';
  const app = targetAppName ?? 'its app';
  switch (reason) {
    case 'UNKNOWN':
      return { title: 'We do not know this code', text: 'Please check that it was scanned whole.' };
    case 'REVOKED':
      return { title: 'This code is no longer in use', text: `Please look for ${name} in ${app} itself.` };
    case 'EXPIRED':
      return { title: 'This code has expired', text: `Please look for ${name} in ${app} itself.` };
    case 'PILOT_ENDED':
      return { title: 'This preview has ended', text: 'Thank you for testing.' };
    case 'NOT_A_TESTER':
      return { title: `A preview of ${name}`, text: `Please scan this code in ${app}, signed in as a tester.` };
    case 'SUSPENDED':
    case 'NO_BASELINE':
      return { title: `${name} is not available right now`, text: 'Sorry. Please try again another time.' };
    case 'TESTER':
    case 'IN_GRAY':
    case 'NO_CANDIDATE':
    case 'NOT_IN_GRAY':
    case 'UNASSIGNED':
    case 'HASH_VERSION_UNKNOWN':
      return { title: name, text: `Please scan this code in ${app} to open it.` };
    default:
      return assertNever(reason);
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
