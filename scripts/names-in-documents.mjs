/** Names of code and files between backticks in the documents that describe the code. Part of check-words.mjs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from './project-files.mjs';
import { projectDir } from './run-step.mjs';

const documents = ['CONTRIBUTING.md', 'README.md', 'docs/architecture.md', 'api/http/README.md'];
const code = /\.(ts|tsx|mjs|cjs|json)$/;
const recorded = /^(package-lock\.json|test\/workflows\/histories\/|test\/store\/database\/fixtures\/)/;

/** One line for each name that no code has, and for each file that does not exist. */
export function missingNames() {
  const files = projectFiles();
  const words = new Set(
    files
      .filter((file) => code.test(file) && !recorded.test(file))
      .flatMap((file) => readFileSync(join(projectDir, file), 'utf8').match(/\w+/g) ?? []),
  );
  const isThere = (quoted) => {
    if (/^[\w./-]+\.(ts|tsx|mjs|cjs|md)$/.test(quoted))
      return files.some((file) => file === quoted || file.endsWith(`/${quoted}`));
    const [, name] = /^(\w+)(?:\(.*\))?$/.exec(quoted) ?? [];
    return name === undefined || words.has(name);
  };
  return documents.flatMap((document) =>
    readFileSync(join(projectDir, document), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(/`([^`]+)`/g)]
          .filter(([, quoted]) => !isThere(quoted))
          .map(([, quoted]) => `${document}:${index + 1}: ${quoted} is not in the code`),
      ),
  );
}
