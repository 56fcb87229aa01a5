import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { remedies } from '../../../domain/release/rejections.js';
import { statePage } from '../../../scripts/state-machine/page.js';

describe('docs/state-machine.md', () => {
  const page = statePage();

  it('is what the rules make: npm run docs writes it', () => {
    expect(readFileSync('docs/state-machine.md', 'utf8')).toBe(`${page}\n`);
  });

  it('was explored far enough to meet every rejection that the rules know', () => {
    const elsewhere = page.split('\n').flatMap((line) => /^\| `(\w+)` \| elsewhere \|/.exec(line)?.[1] ?? []);
    const outsideTheRules = `OVERTAKEN_BY_STOP ROLE_LOST COMMAND_EXPIRED WITHDRAWN ENVIRONMENT_NOT_OFFERED ID_TAKEN LAST_ADMIN LAST_SYSTEM_ADMIN NOT_A_WORKSPACE_MEMBER
      NO_FULL_RELEASE NOT_IN_PILOT PAGE_UNKNOWN TOO_MANY_TESTERS TOO_MANY_WINDOWS TOO_MANY_TEMPLATES TEMPLATE_NAME_TAKEN TEMPLATE_BUILT_IN FILES_CONFLICT QUOTA_EXCEEDED UNATTRIBUTED TEMPORAL_STOPS_OFF MALFORMED INTERNAL`;
    expect(elsewhere).toEqual(outsideTheRules.split(/\s+/));
    for (const code of Object.keys(remedies)) expect(page).toContain(`| \`${code}\` |`);
  });
});
