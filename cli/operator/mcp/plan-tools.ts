/** The tools that read change windows and simulate plans. */
import { z } from 'zod';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { findRelease } from '../release/release-name.js';
import { withoutUndefined } from '../output/given.js';
import { appId, environmentName, limit, programId, releaseName, time, type Tool, tool } from './tool.js';

const step = z.strictObject({
  percentage: z.number().positive().max(100),
  bake: z.string().max(20).optional().describe('How long it is served before the next step: PT2H, P1D'),
  advance: z.enum(['AUTOMATIC', 'MANUAL']).optional(),
});

export function planTools(client: HalftoneClient): Tool[] {
  return [
    tool({
      name: 'list_workspaces',
      title: 'List workspaces',
      description: 'The workspaces that you may read: of mini programs, and of target apps.',
      input: z.strictObject({ limit }),
      run: (query, signal) => bodyOf(client.GET('/v1/workspaces', { params: { query }, signal })),
    }),
    tool({
      name: 'list_change_windows',
      title: 'Change windows of a workspace',
      description: 'Freezes (DENY) and working hours (ALLOW), and what each does now.',
      input: z.strictObject({ workspace: z.string().min(1).max(64).describe('Id of the workspace'), limit }),
      run: ({ workspace, ...query }, signal) => {
        const params = { path: { workspace }, query };
        return bodyOf(client.GET('/v1/workspaces/{workspace}/change-windows', { params, signal }));
      },
    }),
    tool({
      name: 'target_window',
      title: 'Whether change windows let increases through',
      description: 'Of a mini program on a target app: open or not, the windows that are closed, and until when.',
      input: z.strictObject({ program: programId, app: appId, environment: environmentName, at: time.optional() }),
      run: ({ program: miniProgram, app: targetApp, environment, ...query }, signal) => {
        const params = { path: { miniProgram, targetApp, environment }, query: withoutUndefined(query) };
        return bodyOf(client.GET('/v1/targets/{miniProgram}/{targetApp}/{environment}/window', { params, signal }));
      },
    }),
    tool({
      name: 'simulate_plan',
      title: 'What a plan would do',
      description:
        'With `release` alone: what its live plan will do. With a template or steps: what such a plan would do. Nothing is written.',
      input: z.strictObject({
        release: releaseName.optional(),
        program: programId.optional().describe('With `app`, in place of `release`: for a new release in production'),
        app: appId.optional(),
        template: z.string().max(64).optional().describe('standard, quick, store-7-day, or the id of one of yours'),
        steps: z.array(step).min(1).max(20).optional(),
        startAt: z.string().max(40).optional().describe('An instant in UTC, or a local time with `zone`'),
        zone: z.string().max(64).optional().describe('Asia/Shanghai'),
      }),
      run: async ({ release, program, app, steps, ...rest }, signal) => {
        const from = release === undefined ? {} : { from: (await findRelease(client, release)).id };
        const target =
          program === undefined || app === undefined ? {} : { target: { miniProgram: program, targetApp: app } };
        const body = { ...target, ...withoutUndefined({ ...rest, steps: steps?.map((one) => withoutUndefined(one)) }) };
        return bodyOf(client.POST('/v1/plans/simulate', { params: { query: from }, body, signal }));
      },
    }),
  ];
}
