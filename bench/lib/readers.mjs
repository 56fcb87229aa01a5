/** Holds many open streams in one process and says when the last of them has read the last byte of an event. */
import { connect } from 'node:net';
import { token } from './targets.mjs';

const [port, count] = process.argv.slice(2).map(Number);
const request = `GET /v1/serving/stream HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${token}\r\n\r\n`;
let open = 0;
let received = 0;
let opening = 0;

for (; opening < 200; opening++) openOne();

function openOne() {
  const socket = connect(port, '127.0.0.1');
  let isReady = false;
  socket.setNoDelay(true);
  socket
    .on('connect', () => socket.write(request))
    .on('error', fail)
    .on('close', fail);
  socket.on('data', (chunk) => {
    if (chunk[chunk.length - 1] !== 10 || chunk[chunk.length - 2] !== 10) return; // Not the end of an event.
    if (chunk[0] === 58 && chunk.indexOf('\nevent: ') === -1) return; // A heartbeat, and no event behind it.
    if (isReady) return receive();
    if (chunk.length < 200 && chunk.indexOf('ready') === -1) return; // The head alone.
    isReady = true;
    if (++open === count) process.send({ ready: true });
    if (opening < count) {
      opening += 1;
      openOne();
    }
  });
}

function receive() {
  if (++received < count) return;
  received = 0;
  process.send({ receivedAtNs: String(process.hrtime.bigint()) });
}

function fail(error) {
  console.error('a reader was lost', error);
  process.exit(1);
}
process.on('disconnect', () => process.exit(0));
