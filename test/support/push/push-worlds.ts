/** Test worlds with push: changes are delivered to a receiver that acts as the super app's back end. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createPushActivities } from '../../../activities/push/create-push-activities.js';
import type { Release } from '../../../domain/release/release.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { claimDuePushes } from '../../../store/push/deliveries.js';
import { setPushAddress } from '../../../store/push/push-addresses.js';
import { readPushProgress } from '../../../store/push/read-push.js';
import { inTransaction } from '../../../store/database/transaction.js';
import type { TestDatabases } from '../database/databases.js';
import { latch } from '../latch.js';
import { loopbackPush, openPushReceiver, type PushReceiver, type Received } from './push-receiver.js';
import { makeWorld, type World, type WorldOptions } from '../database/store-world.js';

export const secretOf = (text: string): string => `whsec_${Buffer.from(text.padEnd(32, '.')).toString('base64')}`;

/** One receiver for the suite. Before each test it answers 200 and has the secret `one`. */
export function usePushWorlds(databases: TestDatabases) {
  let receiver: PushReceiver;
  beforeAll(async () => {
    receiver = await openPushReceiver();
  });
  beforeEach(() => {
    receiver.answer = 200;
    receiver.secrets = [secretOf('one')];
  });
  afterAll(() => receiver.close());

  /** Sets the address. Returns whether the app had none before. */
  const set = (world: World, url = `${receiver.url}/a?b=c`, sealedSecret = `clear:${secretOf('one')}`) =>
    inTransaction(databases.db.kysely, (trx) =>
      setPushAddress(trx, { targetApp: world.target.targetApp, actor: 'host', atMs: Date.now(), url, sealedSecret }),
    );
  return {
    get receiver() {
      return receiver;
    },
    set,
    /** One attempt of the activity. */
    deliver: ({ target }: World): Promise<boolean> => {
      const needs = { database: databases.db, logger: silentLogger(), ...loopbackPush() };
      return new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(
        createPushActivities(needs).tellTarget,
        { target },
      );
    },
    withPush: async (options?: WorldOptions): Promise<World> => {
      const world = await makeWorld(databases.db, options);
      await set(world);
      return world;
    },
    /** The requests received for a world. */
    mine: (world: World) => receiver.received.filter(({ data }) => data['miniProgram'] === world.target.miniProgram),
    progress: async (release: Release) => readPushProgress(databases.db.kysely, release),
    due: async (world: World): Promise<boolean> => {
      const claimed = await claimDuePushes(databases.db.kysely, { nowMs: Date.now() + 1, limit: 1_000, leaseMs: 0 });
      return claimed.some(({ target }) => target.miniProgram === world.target.miniProgram);
    },
    phase: async ({ id }: Release, world: World) => {
      const { state } = await world.release(id);
      return state.status === 'GRAYSCALE_RELEASE' ? state.phase : null;
    },
    /** A release for which 10 % was requested. */
    raised: async (world: World): Promise<Release> => {
      const release = await world.prepared('1.0.0');
      await world.raise(release.id, 1_000);
      return release;
    },
    /**
     * From now on each response waits until it is released. `isHeld` selects the requests to hold, `status` answers
     * them.
     */
    holdAnswers: (isHeld: (received: Received) => boolean = () => true, status = 200) => {
      const [arrived, answered] = [latch(), latch()];
      receiver.answer = async (received) => {
        if (!isHeld(received)) return 200;
        arrived.open();
        await answered.opened;
        return status;
      };
      return { arrived: arrived.opened, letGo: answered.open };
    },
  };
}
