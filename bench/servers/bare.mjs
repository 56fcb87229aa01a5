/** The floor: node:http that reads the body and answers a constant of the same length as the evaluation. */
import { serve } from '../lib/serve.mjs';

const body = process.argv[2] === 'bulk' ? '[]' : JSON.stringify({ value: 'x'.repeat(180) });
const head = ['Content-Type', 'application/json', 'Content-Length', body.length];

serve((request, response) => {
  let read = '';
  request.on('data', (chunk) => {
    read += chunk.toString();
  });
  request.on('end', () => {
    if (read === '') throw new Error('no body');
    response.writeHead(200, head);
    response.end(body, 'latin1');
  });
});
