/**
 * Refuses a Node that is too old, in one line. Imported first, for that effect, by main.ts: what comes after it uses what
 * such a Node lacks.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `halftone: Node ${process.versions.node} is too old. Install Node 20.19 or later (https://nodejs.org) and start again.`,
  );
  process.exit(1);
}
