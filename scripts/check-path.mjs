/**
 * Refuses, in one line, to build where the build tools cannot: they read the path of the checkout as a URL or a
 * request.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..');
const refused = [...new Set(checkout)].filter((character) => '#?!'.includes(character));

if (refused.length > 0) {
  console.error(
    `halftone: The path of this checkout, ${checkout}, contains ${refused.map((character) => `"${character}"`).join(' and ')}, which the build tools cannot take. Move the checkout to a path without it.`,
  );
  process.exit(1);
}
