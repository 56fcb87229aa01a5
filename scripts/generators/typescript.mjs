/** openapi-typescript, on both documents: what it makes type-checks, and so does what a caller writes with it. */
import { join } from 'node:path';
import { packageProgram, projectDir } from '../run-step.mjs';

const use = (version) => `
import type { components, paths } from './${version}.js';

type Progress = paths['/v1/releases/{release}']['get']['responses'][200]['content']['application/json'];
type Stream = paths['/v1/releases/{release}/stream']['get']['responses'][200]['content']['text/event-stream'];
type Command = components['schemas']['ReleaseCommand'];

export const percentageOf = ({ percentage }: Progress): number => percentage;
export const eventsOf = (stream: Stream): string[] => stream.split('\\n\\n');
export const raise: Command = { type: 'setPercentage', percentage: 12.5 };
// @ts-expect-error: the types refuse what the API refuses.
export const unknown: Command = { type: 'explode' };
// @ts-expect-error
export const pauseWithoutReason: Command = { type: 'pause' };
`;

export function typescriptGenerator(folder) {
  const home = join(folder, 'typescript');
  const settings = {
    extends: join(projectDir, 'tsconfig.json'),
    compilerOptions: { types: [], incremental: false, tsBuildInfoFile: null },
    include: [join(home, '*.ts')],
  };
  // Without this option, a field of a request that has a default counts as one that must be there.
  const options = ['--default-non-nullable', 'false'];
  const generate = (version) => [
    packageProgram('openapi-typescript'),
    ...[join(folder, `${version}.json`), '--output', join(home, `${version}.ts`), ...options],
  ];
  return {
    name: 'openapi-typescript',
    files: {
      'typescript/package.json': '{ "type": "module" }',
      'typescript/tsconfig.json': JSON.stringify(settings),
      'typescript/use-3.0.ts': use('3.0'),
      'typescript/use-3.1.ts': use('3.1'),
    },
    install: [],
    steps: [generate('3.0'), generate('3.1'), [packageProgram('tsc'), '-p', join(home, 'tsconfig.json')]],
  };
}
