/** The templates that a plan on a target may start with. */
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PlanStep } from '../../domain/plan/plan.js';
import { planTemplate, templateIds } from '../../domain/plan/templates.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Progress } from '../api/types.js';
import { stepOfTemplate } from './template-steps.js';
import { templateWords } from './plan-words.js';

export interface TemplateChoice {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly steps: readonly PlanStep[];
  /** ISO 8601. Null: none. */
  readonly deadlineAfter: string | null;
}

export interface TemplateChoices {
  readonly choices: readonly [TemplateChoice, ...TemplateChoice[]];
  /** Only the built-in ones are there. */
  readonly hasFailed: boolean;
}

function builtInChoices(t: TFunction): [TemplateChoice, ...TemplateChoice[]] {
  const [first, ...others] = templateIds.map((id) => ({
    ...planTemplate(id),
    label: templateWords({ template: id }, t),
    deadlineAfter: null,
  }));
  if (first === undefined) throw new Error('There are built-in templates');
  return [first, ...others];
}

/** The built-in ones at once, the others when they are loaded. */
export function useTemplateChoices({
  miniProgram,
  targetApp,
  environment,
}: Pick<Progress, 'miniProgram' | 'targetApp' | 'environment'>): TemplateChoices {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['plan-templates', 'target', miniProgram, targetApp, environment],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}/plan-templates', {
          params: { path: { miniProgram, targetApp, environment } },
          signal,
        }),
      ),
  });
  const own = (data?.items ?? [])
    .filter(({ builtIn }) => builtIn !== true)
    .map(({ id, version, name, steps, sides, deadline }): TemplateChoice => {
      const side = sides.length === 1 ? sides[0] : undefined;
      const label = side === undefined ? name : t(`templates.of.${side}`, { name });
      return { id, version, label, steps: steps.map(stepOfTemplate), deadlineAfter: deadline?.after ?? null };
    });
  return { choices: [...builtInChoices(t), ...own], hasFailed: error !== null };
}
