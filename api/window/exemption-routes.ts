/** Exemptions from a change window: its admins let one increase of a release pass, also of another company. */
import { uuidv7 } from 'uuidv7';
import { createExemptionSchema, exemptionSchema } from '../../contracts/window/change-windows.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { dayMs } from '../../domain/values/time-units.js';
import { coversTarget } from '../../domain/window/window.js';
import { findTargetFacts } from '../../store/release/load-facts.js';
import { findChangeWindow, lockWindowsOf } from '../../store/window/change-windows.js';
import { insertExemption, type NewExemption } from '../../store/window/exemptions.js';
import { invalidValue, notFound } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadRelease, loadWorkspace } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { windowParams, windowsPath, windowWord } from './change-window-routes.js';
import { exemptionFields } from './window-body.js';

const longestMs = 7 * dayMs;

export const exemptionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: `${windowsPath}/{window}/exemptions`,
    operationId: 'exemptRelease',
    summary: 'Let one increase of a release pass this window',
    description:
      'The first increase that the window would refuse uses it. It is recorded in the trail of the workspace, in the ledger and in the trail of the release.',
    tag: 'Change windows',
    subjectName: 'workspace',
    params: windowParams,
    body: createExemptionSchema,
    responses: { 201: { description: 'Exempted', schema: exemptionSchema } },
    loadSubject: loadWorkspace,
    permission: 'manageWindows',
    handle: async (call) => {
      const { deps, principal, subject, body, nowMs, params } = call;
      const expiresAtMs = body.expiresAt === undefined ? nowMs + dayMs : Date.parse(body.expiresAt);
      const [least, most] = [isoTime(nowMs), isoTime(nowMs + longestMs)];
      if (expiresAtMs <= nowMs || expiresAtMs > nowMs + longestMs)
        return invalidValue('/expiresAt', 'OUT_OF_RANGE', { least, most });
      const { kysely } = deps.database;
      const found = await loadRelease({ ...call, params: { release: body.release } });
      if (found === undefined) return invalidValue('/release', 'NO_SUCH_RELEASE');
      const owners = await findTargetFacts(kysely, found.subject.release);
      return writeOnce(call, async (trx) => {
        await lockWindowsOf(trx, subject.id);
        const window = await findChangeWindow(trx, subject.id, params.window);
        if (window === undefined) return notFound(windowWord);
        if (owners === undefined || !coversTarget(window, found.subject.release, owners))
          return invalidValue('/release', 'NOT_COVERED');
        const exemption: NewExemption = {
          id: uuidv7(),
          windowId: window.id,
          windowName: window.name,
          workspaceId: subject.id,
          releaseId: body.release,
          by: principal.user,
          reason: body.reason,
          createdAtMs: nowMs,
          expiresAtMs,
        };
        await insertExemption(trx, exemption);
        return { status: 201, body: { ...exemptionFields(exemption), window: window.id } };
      });
    },
  }),
];
