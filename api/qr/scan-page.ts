/**
 * The page for a browser that opens a scan address instead of the super app. It has no script. Its content policy
 * allows only its one style.
 */
import { createHash } from 'node:crypto';
import type { ScanLanguage, ScanWords } from './scan-words.js';

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

export function scanPageHtml({ title, text }: ScanWords, language: ScanLanguage): string {
  return `<!doctype html>
<html lang="${language}">
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
