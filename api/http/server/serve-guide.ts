/**
 * Sends the guide, the documents of docs/, at `/docs/guide`. Its pages run no script. They are in memory, so that no
 * address is a path of files.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Request, type Response, Router } from 'express';

/** The folder of the built guide, relative to the built file or to the source. */
const builtFolders = ['../../../dist/guide', '../../../guide'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** Before each link of a page: the way from its address to `/docs/`. */
const docsMark = '__DOCS__';

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For the path `/docs/guide`. Without a build, every path goes to the next handler. */
export function guidePages(folders: readonly string[] = builtFolders): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const folder = folders.find((candidate) => existsSync(join(candidate, 'index.html')));
  if (folder === undefined) return router;
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const missing = files.get('404.html') ?? '';
  files.delete('404.html');
  for (const name of ['guide.css', 'halftone.svg'])
    router.get(`/${name}`, (_request, response) => {
      send(response, name.slice(name.lastIndexOf('.')), files.get(name) ?? '');
    });
  router.get('/{*path}', (request, response, next) => {
    const page = files.get(`${request.path === '/' ? 'index' : request.path.slice(1)}.html`);
    // A program that asks for what is missing gets a problem document, like everywhere.
    if (page === undefined && request.accepts(['json', 'html']) !== 'html') {
      next();
      return;
    }
    response.status(page === undefined ? 404 : 200);
    send(response, 'html', (page ?? missing).replaceAll(docsMark, wayToDocs(request)));
  });
  return router;
}

function send(response: Response, type: string, body: string): void {
  response.set('Content-Security-Policy', contentSecurityPolicy).set('Cache-Control', 'no-cache');
  response.type(type).send(body);
}

/** Relative, so that the page works under every prefix that a proxy removes. */
function wayToDocs({ baseUrl, originalUrl }: Request): string {
  const [path = ''] = originalUrl.split('?', 1);
  return '../'.repeat(path.split('/').length - baseUrl.split('/').length);
}
