// What a WebSocket client that nobody here wrote, npm's ws, gets from the server: node conformance.mjs PORT, in a folder with ws installed.
// Prints a line for each case; exit code 1 when one fails.

import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const WebSocket = require('ws');
const url = `ws://127.0.0.1:${process.argv[2]}/chat`;
const within = 10_000;

const connect = () => new Promise((resolve, reject) => {
  const socket = new WebSocket(url, 'akkachat.v1', { perMessageDeflate: false });
  socket.heard = '';
  socket.on('message', (data, isBinary) => { socket.heard += isBinary ? '<binary>' : data.toString(); });
  socket.closed = new Promise(done => socket.on('close', done));
  socket.on('open', () => resolve(socket));
  socket.on('error', reject);
});

const until = async (what, test) => {
  for (const end = Date.now() + within; !test();) {
    if (Date.now() > end) throw new Error(`no ${what}`);
    await new Promise(done => setTimeout(done, 20));
  }
};

const hear = (socket, text) => until(`"${text}" in ${JSON.stringify(socket.heard)}`, () => socket.heard.includes(text));

let people = 0;
const join = async () => {
  const socket = await connect();
  const name = `guest${++people}`;
  socket.send(name);
  await hear(socket, `* ${name} joined`);
  return Object.assign(socket, { nickname: name });
};

const closeCode = async socket => {
  const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error('not closed')), within));
  return Promise.race([socket.closed, timeout]);
};

// A frame that ws itself would not send.
const raw = (socket, bytes) => {
  const mask = [1, 2, 3, 4];
  const [first, payload, { masked = true, length = payload.length } = {}] = bytes;
  const head = length < 126 ? [length] : [126, length >> 8, length & 255];
  head[0] |= masked ? 128 : 0;
  socket._socket.write(Buffer.from([first, ...head, ...(masked ? mask : []), ...payload.map((byte, at) => masked ? byte ^ mask[at % 4] : byte)]));
};

const text = value => [...Buffer.from(value)];
const refused = frame => async () => {
  const socket = await join();
  raw(socket, frame);
  const code = await closeCode(socket);
  if (![1002, 1006, 1007, 1009].includes(code)) throw new Error(`closed with ${code}`);
  return `closed with ${code}`;
};

const cases = {
  'says and hears text in every script': async () => {
    const socket = await join();
    socket.send('안녕 👋 مرحبا');
    await hear(socket, `${socket.nickname}: 안녕 👋 مرحبا`);
    socket.close();
  },
  'takes a message in fragments, cut inside a character': async () => {
    const socket = await join();
    const bytes = Buffer.from('지영');
    socket.send(bytes.subarray(0, 2), { binary: false, fin: false });
    socket.send(bytes.subarray(2, 3), { binary: false, fin: false });
    socket.send(bytes.subarray(3), { binary: false, fin: true });
    await hear(socket, `${socket.nickname}: 지영`);
    socket.close();
  },
  'takes many lines in one message': async () => {
    const socket = await join();
    socket.send('one\ntwo\n');
    await hear(socket, `${socket.nickname}: two`);
    socket.close();
  },
  'answers a ping with its payload, also between fragments': async () => {
    const socket = await join();
    let pong;
    socket.on('pong', data => { pong = data.toString(); });
    socket.send('half a ', { fin: false });
    socket.ping('are you there?');
    socket.send('message', { fin: true });
    await until('pong', () => pong === 'are you there?');
    await hear(socket, `${socket.nickname}: half a message`);
    socket.close();
  },
  'answers a close with its code': async () => {
    const socket = await join();
    socket.close(1000);
    const code = await closeCode(socket);
    if (code !== 1000) throw new Error(`closed with ${code}`);
  },
  'closes behind its goodbye': async () => {
    const socket = await join();
    socket.send('/q');
    const code = await closeCode(socket);
    if (code !== 1000 || !socket.heard.includes(`* goodbye ${socket.nickname}`)) throw new Error(`closed with ${code} after ${socket.heard}`);
  },
  'refuses a line that is too long and goes on': async () => {
    const socket = await join();
    socket.send('x'.repeat(100_000));
    await hear(socket, '! ');
    socket.send('still here');
    await hear(socket, `${socket.nickname}: still here`);
    socket.close();
  },
  'refuses a binary message': refused([0x82, text('hello')]),
  'refuses a frame without a mask': refused([0x81, text('hello'), { masked: false }]),
  'refuses a reserved bit': refused([0xc1, text('hello')]),
  'refuses a reserved opcode': refused([0x83, text('hello')]),
  'refuses a continuation of nothing': refused([0x80, text('hello')]),
  'refuses a ping in fragments': refused([0x09, text('hello')]),
  'refuses a ping that is too long': refused([0x89, text('x'.repeat(126))]),
  'refuses a close of one byte': refused([0x88, [3]]),
};

let failed = 0;
for (const [name, run] of Object.entries(cases)) {
  try {
    const note = await run();
    console.log(`ok      ${name}${note ? `: ${note}` : ''}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}
process.exit(failed ? 1 : 0);
