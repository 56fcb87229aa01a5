/** Fails when a source file is not named in lower case with hyphens: two systems disagree on whether case matters. */
import { basename } from 'node:path';
import { projectFiles } from './project-files.mjs';

const files = projectFiles('*.ts', '*.tsx', '*.mjs');
const wrong = files.filter((file) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(basename(file)));
for (const file of wrong) console.error(`${file}: name it in lower case with hyphens, after what it exports`);
process.exit(wrong.length > 0 ? 1 : 0);
