/**
 * Refuses a Node that is too old, in one line, before anything is loaded that such a Node could not load. Imported for
 * that effect, first, by every script that a person starts.
 */
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `halftone: Node ${process.versions.node} is too old. Install Node 20.19 or later (https://nodejs.org) and run it again.`,
  );
  process.exit(1);
}
