/**
 * Ends the process with one line when Node is too old. `main.ts` imports it first, for this effect, because later
 * imports fail in an old Node.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `halftone: Node ${process.versions.node} is too old. Install Node 20.19 or later (https://nodejs.org) and start again.`,
  );
  process.exit(1);
}
