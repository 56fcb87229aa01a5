/** POST /v1/signals/deployed: a pipeline starts a plan that waits for the deployment of its version. */
import type { z } from 'zod';
import { deployedAnswerSchema, deployedSchema } from '../../contracts/release/signals.js';
import { startedBySignal } from '../../domain/plan/deployed-signal.js';
import { rightsOf } from '../../domain/release/author-rights.js';
import { commandCatalog } from '../../domain/release/command-catalog.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import { findTargetApp } from '../../store/registry/target-apps.js';
import { findVersion } from '../../store/registry/versions.js';
import { findReleaseIds } from '../../store/release/list-releases.js';
import type { ReleaseRead } from '../../store/release/releases.js';
import type { Principal } from '../access/principal.js';
import { loadSubjectRoles, type PrincipalAccess } from '../access/subject-roles.js';
import { invalidValue, isProblem, problem, type Problem, refused } from '../http/problem.js';
import { type LoadedSubject, type RequestContext, route, type Route } from '../http/route.js';
import { loadMiniProgram, loadRelease } from '../http/subjects.js';
import { answerCommand } from './commands/answer-command.js';
import { type CommandRequest, countOutcome } from './commands/record-request.js';
import { sendCommand, findSentCommand } from './commands/send-command.js';
import { readProgress } from './progress.js';
import { commandRejections } from './release-command-routes.js';

type Deployed = z.output<typeof deployedSchema>;
type DeployedAnswer = z.output<typeof deployedAnswerSchema>;

const signalRejections: readonly RejectionCode[] = [...commandRejections, 'ENVIRONMENT_NOT_OFFERED'];

const deployed = route({
  method: 'post',
  path: '/v1/signals/deployed',
  operationId: 'signalDeployed',
  summary: 'A version was deployed: start the plan that waits for it',
  description:
    'For deployment pipelines. A plan waits for this signal when its first step is `MANUAL`, was not entered, and the start of the plan has come. The signal is the command `advancePlan` to this step, with its permission and refusals. Where nothing waits, the answer has `started: false` and a reason, and nothing is recorded: the same `id` may be sent again later. Once a command was sent, a repeat of the `id` gets its outcome, also a refusal. UNDECIDED (202): repeat the signal with its `id`.',
  tag: 'Commands',
  body: deployedSchema,
  responses: {
    200: { description: 'Started, or nothing waits', schema: deployedAnswerSchema },
    202: { description: 'The command is in the ledger, not decided yet', schema: deployedAnswerSchema },
  },
  rejections: signalRejections,
  takesKey: false,
  loadSubjectOfBody: loadPlace,
  permission: commandCatalog.advancePlan.permission,
  handle: async (call): Promise<SignalAnswer> => {
    const { body } = call;
    const version = await findVersion(call.deps.database.kysely, body.program, body.version);
    if (version === undefined) return invalidValue('/version', 'NO_SUCH_VERSION');
    const facts = await findReleaseOf(call, body);
    return facts === undefined
      ? { status: 200, body: { started: false, reason: 'NO_RELEASE' } }
      : await signalRelease(call, facts);
  },
});

interface Place {
  readonly subject: null;
  readonly subjectRoles: LoadedSubject<null>['subjectRoles'];
}

/** The permission is asked for the mini program and the target app: there may be no release. */
async function loadPlace(call: RequestContext<Principal> & { readonly body: Deployed }): Promise<Place | Problem> {
  const { program, target } = call.body;
  const { targetApp, environment } = target;
  if ((await loadMiniProgram({ ...call, params: { miniProgram: program } })) === undefined)
    return invalidValue('/program', 'NO_SUCH_MINI_PROGRAM');
  const app = await findTargetApp(call.deps.database.kysely, targetApp);
  if (app === undefined) return invalidValue('/target/targetApp', 'NO_SUCH_TARGET_APP');
  if (!app.environments.includes(environment))
    return refused({ code: 'ENVIRONMENT_NOT_OFFERED', environment, offered: app.environments });
  return { subject: null, subjectRoles: await loadSubjectRoles(call, { miniProgram: program, targetApp }) };
}

/** Of several, which rollbacks make, the one that has not ended. */
async function findReleaseOf(call: RequestContext<Principal>, body: Deployed): Promise<ReleaseRead | undefined> {
  const { program: miniProgram, version, target } = body;
  const { kysely } = call.deps.database;
  const filter = { miniProgram, version, ...target, readableFrom: null };
  const [active] = await findReleaseIds(kysely, { ...filter, active: true }, 1);
  const [release = ''] = active === undefined ? await findReleaseIds(kysely, filter, 1) : [active];
  return (await loadRelease({ ...call, params: { release } }))?.subject;
}

interface SignalCall extends CommandRequest, PrincipalAccess {
  readonly principal: Principal;
  readonly body: Deployed;
}

type SignalAnswer = { readonly status: 200 | 202; readonly body: DeployedAnswer } | Problem;

/** The id is the key of the command. Keys of clients have no space, so that none is the same. */
async function signalRelease(given: Omit<SignalCall, 'headers'>, facts: ReleaseRead): Promise<SignalAnswer> {
  const { deps, body, idempotency, ...access } = given;
  const call = { ...given, headers: {}, idempotency: { ...idempotency, key: `deployed ${body.id}` } };
  const waiting = startedBySignal(facts.release, facts.readAtMs);
  const reason = `${body.version} was deployed (signal ${body.id})`;
  const sent =
    'to' in waiting
      ? await sendCommand(call, {
          facts,
          rights: rightsOf(access.subjectRoles),
          command: { type: 'advancePlan', to: waiting.to, reason },
        })
      : await findSentCommand(call, facts.release, waiting);
  if (sent === null) return problem('IDEMPOTENCY_KEY_REUSED');
  if ('reason' in sent) {
    const release = await readProgress(deps.database.kysely, facts.release.id, { access, temporalUi: deps.temporalUi });
    return { status: 200, body: { started: false, reason: sent.reason, release } };
  }
  const { record, answer } = await answerCommand(deps, sent, access);
  if (sent.isNew) countOutcome(deps.metrics, record);
  if (isProblem(answer)) return answer;
  const { command, release } = answer.body;
  return answer.status === 200
    ? { status: 200, body: { started: true, command, release } }
    : { status: 202, body: { started: false, reason: 'UNDECIDED', command, release } };
}

export const signalRoutes: readonly Route[] = [deployed];
