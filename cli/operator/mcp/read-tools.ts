/** The tools that read. Each answers in the shape of the API. */
import { z } from 'zod';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { releaseStatuses } from '../../../domain/release/words.js';
import { findRelease } from '../release/release-name.js';
import { explained } from '../serving/serving-commands.js';
import { planTools } from './plan-tools.js';
import { withoutUndefined } from '../output/given.js';
import { appId, environmentName, limit, programId, releaseName, time, type Tool, tool } from './tool.js';

export function readTools(client: HalftoneClient): Tool[] {
  return [...releaseTools(client), ...eventTools(client), ...servingTools(client), ...planTools(client)];
}

const anywhere = { workspace: z.string().max(64).optional().describe('Id of a workspace'), limit };

function releaseTools(client: HalftoneClient): Tool[] {
  return [
    tool({
      name: 'list_releases',
      title: 'List releases',
      description: 'Releases that you may read, newest first, with status, percentage and last change.',
      input: z.strictObject({
        program: programId.optional(),
        app: appId.optional(),
        ...anywhere,
        version: z.string().max(64).optional().describe('2.3.1, or 2.3 and 2 for all that begin so'),
        status: z.array(z.enum(releaseStatuses)).max(releaseStatuses.length).optional(),
      }),
      run: ({ program, app, ...rest }, signal) => {
        const query = withoutUndefined({ miniProgram: program, targetApp: app, ...rest });
        return bodyOf(client.GET('/v1/releases', { params: { query }, signal }));
      },
    }),
    tool({
      name: 'what_rolls_out_now',
      title: 'What rolls out now',
      description: 'Releases that serve a share of the users in production or are about to, the latest change first.',
      input: z.strictObject(anywhere),
      run: (filter, signal) => {
        const place = { environment: 'production', status: ['GRAYSCALE_RELEASE'], sort: '-lastChange' } as const;
        const query = { ...withoutUndefined(filter), ...place, status: [...place.status] };
        return bodyOf(client.GET('/v1/releases', { params: { query }, signal }));
      },
    }),
    tool({
      name: 'get_release',
      title: 'The progress of a release',
      description:
        'Status, percentage, plan with its timeline, what it waits for (blockers), what may be sent, and the last commands.',
      input: z.strictObject({ release: releaseName }),
      run: ({ release }) => findRelease(client, release),
    }),
    tool({
      name: 'release_decision',
      title: 'Whether a release may rise now',
      description: 'mayAdvance, and otherwise the blockers, what clears each, and when it may if time alone brings it.',
      input: z.strictObject({ release: releaseName }),
      run: async ({ release: name }, signal) => {
        const { id: release } = await findRelease(client, name);
        return bodyOf(client.GET('/v1/releases/{release}/decision', { params: { path: { release } }, signal }));
      },
    }),
  ];
}

function eventTools(client: HalftoneClient): Tool[] {
  return [
    tool({
      name: 'list_events',
      title: 'What happened',
      description:
        'Events of the releases that you may read, newest first: what, when, by whom, why, from what to what.',
      input: z.strictObject({
        release: releaseName.optional(),
        program: programId.optional(),
        app: appId.optional(),
        limit,
        since: z.string().max(40).optional().describe('PT1H for the last hour, P1D, or an instant'),
        by: z.string().max(128).optional().describe('The author: a user, or system:plan, system:push'),
      }),
      run: async ({ release, program, app, ...rest }, signal) => {
        const releaseId = release === undefined ? undefined : (await findRelease(client, release)).id;
        const query = withoutUndefined({ releaseId, miniProgram: program, targetApp: app, ...rest });
        return bodyOf(client.GET('/v1/events', { params: { query }, signal }));
      },
    }),
  ];
}

const user = z.string().min(1).max(256).describe('The user key, as the super app sends it');
const at = time.optional().describe('A moment in the past: 2030-01-31T12:00:00Z. Default: now');

function servingTools(client: HalftoneClient): Tool[] {
  return [
    tool({
      name: 'decide_for_user',
      title: 'Which version a user gets',
      description: 'The version of a mini program that a user of a target app gets, now or at a moment in the past.',
      input: z.strictObject({ program: programId, app: appId, environment: environmentName, user, at }),
      run: ({ program: miniProgram, app: targetApp, environment, ...query }) =>
        explained(client, { miniProgram, targetApp, environment }, withoutUndefined(query)),
    }),
    tool({
      name: 'explain_release_for_user',
      title: 'Whether a user gets a release, and why',
      description:
        'getsIt, the reason, and the numbers behind it: the bucket of the user and the share of the release.',
      input: z.strictObject({ release: releaseName, user, at }),
      run: async ({ release, ...query }) => {
        const found = await findRelease(client, release);
        const explanation = await explained(client, found, withoutUndefined(query));
        return { getsIt: explanation.releaseId === found.id, ...explanation };
      },
    }),
  ];
}
