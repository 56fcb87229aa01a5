/** An unexpected error while a command is decided: the outcome is recorded and the client gets 500. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { idempotencyOf } from '../../../api/http/read-input.js';
import { refused } from '../../../api/http/problem.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { useGrayReleases } from '../../support/api/gray-releases.js';

describeInTurn('An unexpected error in a decision', (databases) => {
  const { gray } = useGrayReleases(databases);

  it('is answered 500 with the id of the log line, and is recorded in the ledger', async () => {
    const { world, release, path } = await gray();
    const body = { type: 'pause', reason: 'crashes' } as const;
    const key = randomUUID();
    const { miniProgram, targetApp, environment } = release;
    const id = randomUUID();
    await recordCommand(databases.db.kysely, {
      id,
      command: body,
      expectedRevision: null,
      role: 'workspace admin',
      subject: { releaseId: release.id, target: { miniProgram, targetApp, environment } },
      actor: world.nameOf('maker admin'),
      idempotency: idempotencyOf('POST', path, key, body),
    });
    const planted = (): never => {
      throw new Error('planted');
    };
    await applyCommand(databases.db.kysely, { commandId: id, isFromWorkflow: false }, { decide: planted });
    const answer = await world.as('maker admin').post(path, body, { 'idempotency-key': key });
    expect(answer).toMatchObject({
      status: 500,
      body: {
        code: 'INTERNAL',
        facts: { errorId: expect.any(String) },
        command: { id, outcome: 'REJECTED', code: 'INTERNAL' },
        release: { percentage: 10 },
      },
    });
    expect((await world.as('host operator').get(path)).body).toMatchObject({
      items: [{ id, code: 'INTERNAL' }, {}, {}, {}],
    });
  });
});

it('every other rejection is answered 4xx', () => {
  expect(refused({ code: 'INTERNAL', errorId: 'e' }).problem.status).toBe(500);
  expect(refused({ code: 'MALFORMED', problem: 'p' }).problem.status).toBe(409);
});
