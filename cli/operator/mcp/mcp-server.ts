/** The tools as an MCP server, without a transport. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { failureOf } from '../output/failure.js';
import { refuseWrites } from './permitted-requests.js';
import { readTools } from './read-tools.js';
import { stopTools } from './stop-tools.js';
import type { Tool } from './tool.js';

export interface McpOptions {
  readonly allowStop: boolean;
}

const about =
  'Halftone releases versions of mini programs to shares of users. A release is named by its id, or as ' +
  'program@version/app/environment, such as weather@2.3.1/wallet/production. Nothing here can raise a release or ' +
  'approve it: ask a person.';
const withoutStops = 'It only reads. To stop a release, an operator uses `halftone release pause`, or the console.';
const withStops = 'Stop tools take effect at once and need a reason, which the trail keeps. Ask before you use one.';

export function mcpServer(client: HalftoneClient, { allowStop }: McpOptions): McpServer {
  refuseWrites(client, allowStop);
  const instructions = `${about} ${allowStop ? withStops : withoutStops}`;
  const server = new McpServer({ name: 'halftone', version: '1' }, { instructions });
  for (const tool of [...readTools(client), ...(allowStop ? stopTools(client) : [])]) addTool(server, tool);
  return server;
}

function addTool(server: McpServer, { name, title, description, input, isStop = false, run }: Tool): void {
  const annotations = {
    title,
    readOnlyHint: !isStop,
    destructiveHint: isStop,
    idempotentHint: true,
    openWorldHint: false,
  };
  server.registerTool(name, { title, description, inputSchema: input, annotations }, async (given, { signal }) => {
    try {
      return { content: [{ type: 'text', text: JSON.stringify(await run(given, signal), null, 1) }] };
    } catch (error) {
      const { message, more } = failureOf(error);
      return { isError: true, content: [{ type: 'text', text: [message, ...more].join('\n') }] };
    }
  });
}
