/**
 * The last gate of the MCP server, in front of the network. Each request is a read, a simulation, or a stop command by
 * the catalogue of the domain. Every other one is refused, whichever tool sent it.
 */
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import { OperatorFailure } from '../output/failure.js';

export function refuseWrites(client: HalftoneClient, allowStop: boolean): void {
  client.use({
    onRequest: async ({ request, schemaPath }) => {
      if (!(await isPermitted(request, schemaPath, allowStop)))
        throw new OperatorFailure('usage', `The MCP server does not send ${request.method} ${schemaPath}`, [
          'It reads. With --allow-stop it sends stop commands, too, and nothing else.',
        ]);
    },
  });
}

/** A simulation writes nothing. */
const simulation = '/v1/plans/simulate';
const commandRoutes: readonly string[] = [
  '/v1/releases/{release}/commands',
  '/v1/targets/{miniProgram}/{targetApp}/{environment}/commands',
];

async function isPermitted(request: Request, schemaPath: string, allowStop: boolean): Promise<boolean> {
  if (request.method === 'GET') return true;
  if (request.method !== 'POST') return false;
  if (schemaPath === simulation) return true;
  if (!allowStop || !commandRoutes.includes(schemaPath)) return false;
  const { type } = (await request.clone().json()) as { readonly type?: unknown };
  return typeof type === 'string' && isStopCommand(type);
}
