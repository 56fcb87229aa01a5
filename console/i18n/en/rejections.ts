/** English texts of rejections. Those of each code come from the domain. */
import { remedies, sentences } from '../../../domain/release/rejections.js';

export const rejections = {
  /** `roles`: the roles that would be sufficient, grouped by the place where they count. */
  forbidden: {
    why: 'Your roles do not allow it here.',
    needs: 'It takes {{roles}}.',
    or: ' or ',
    alsoOr: ', or ',
    of: {
      workspace: '{{roles}} of the workspace',
      'mini program': '{{roles}} of the mini program',
      'target app': '{{roles}} of the target app’s workspace',
      system: '{{roles}} of the installation',
    },
    scope: 'Your token does not allow it.',
    scopeRemedy: 'Sign in with a token that has the scope “{{scope}}”.',
  },
  /** What asks for an approval. */
  asker: { plan: 'The plan', targetApp: 'The target app (from {{approvalFrom}} %)' },
  remedy: remedies,
  rejection: sentences,
};
