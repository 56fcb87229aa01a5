/** Opens decision planes that are closed after the test that opened them. */
import { closedAfterEach } from '../closed-after-each.js';
import { edgeWorld } from './edge-world.js';

export function edgeOfEachTest(): typeof edgeWorld {
  const afterwards = closedAfterEach();
  return async (...args) => {
    const edge = await edgeWorld(...args);
    afterwards(() => edge.close());
    return edge;
  };
}
