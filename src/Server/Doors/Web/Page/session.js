// The page's side of a session, without network and screen: what to send, what has come, what is unacknowledged. It outlives connections.

import { parseRoomLine, parseTagged } from './lines.js';
import { currentLanguage } from './texts.js';

const linesAtOnce = 100;

const isCounted = tags => tags.has('n') || tags.has('private');

/** A resumable client, as docs/PROTOCOL.md has it. It tells its listener what happens. */
export class Session {
  #token;
  #cursor = 0; // lines received
  #lastEvent = 0;
  #room = '';
  #nextId = 1;
  #names = [];
  #hasJoined = false;
  #asked = null; // for earlier lines: the number of the line that asks, the event before which, and what has come
  #beginning = 0; // the first event, as far as that is known

  constructor(listener, saved) {
    this.listener = listener;
    this.nick = saved?.nick ?? '';
    this.#token = saved?.token ?? newToken();
    this.#nextId = saved?.nextId ?? 1;
    this.unacked = [];
    this.isJoined = false;
    this.isLeaving = false;
  }

  get token() { return this.#token; }

  /** What a reload of the page needs to go on. The lines come again. */
  get saved() { return { nick: this.nick, token: this.#token, nextId: this.#nextId }; }

  /** The first line of a connection. */
  handshake() {
    this.isJoined = false;
    const event = this.#lastEvent > 0 ? `;n=${this.#lastEvent};room=${this.#room}` : '';
    return `@resume=${this.#token};at=${this.#cursor}${event};lang=${currentLanguage()} ${this.nick}`;
  }

  /** Numbers a line. It is kept until the server has done it, and shown so meanwhile; one that the page asks by itself is not shown. */
  submit(text, shown) {
    const line = { id: this.#nextId++, text, shown };
    this.unacked.push(line);
    this.isLeaving ||= /^\s*\/(q|quit|exit|bye)\s*$/i.test(text);
    return encode(line);
  }

  /** Asks for the lines before an event; null while others are on their way, and where there are none. */
  askEarlier(number) {
    if (!this.isJoined || this.#asked !== null || number <= this.#beginning)
      return null;
    this.#asked = { id: this.#nextId, number, lines: [] };
    return this.submit(`/history ${linesAtOnce} before ${number}`);
  }

  /** What to send again after a break. */
  resend() { return this.unacked.map(encode); }

  /** Takes a line of the server's. */
  receive(line) {
    const { tags, text } = parseTagged(line);
    if (tags === null)
      this.#receiveUntagged(text);
    else if (isCounted(tags))
      this.#receiveCounted(tags, text);
    else
      this.#receiveControl(tags, text);
  }

  #receiveUntagged(text) {
    if (text.startsWith('! '))
      this.listener.refusedConnection(text.slice(2));
  }

  #receiveCounted(tags, text) {
    this.#cursor++;
    if (tags.has('past')) {
      this.#asked?.lines.push({ ...parseRoomLine(text, true), number: Number(tags.get('past')), time: new Date(tags.get('time')) });
      return;
    }
    const number = Number(tags.get('n') ?? 0);
    if (number > 0) {
      if (number <= this.#lastEvent)
        return; // the history of a new session holds it again
      this.#lastEvent = number;
    }
    const room = parseRoomLine(text, number > 0);
    if (room.kind === 'renamed' && room.nick === this.nick)
      this.nick = room.name;
    this.listener.line({ ...room, number, time: tags.has('time') ? new Date(tags.get('time')) : new Date() });
  }

  #receiveControl(tags, text) {
    const has = key => tags.has(key);
    if (has('session'))
      this.#start(tags);
    else if (has('resumed'))
      this.#resume(tags);
    else if (has('at'))
      this.#cursor = Number(tags.get('at'));
    else if (has('who'))
      this.#receiveNames(tags.get('who'), text);
    else if (has('refused'))
      this.listener.refusedNick(text);
    else if (has('challenge'))
      this.listener.passwordNeeded();
    else if (has('bye'))
      this.listener.bye(text.replace(/^\* /, ''));
    if (has('pong'))
      this.listener.pong(Number(tags.get('pong')));
    if (has('done'))
      this.#acknowledge(Number(tags.get('done')));
  }

  #start(tags) {
    const room = tags.get('room') ?? '';
    const isNewRoom = room !== this.#room;
    if (this.#hasJoined && isNewRoom)
      this.listener.anew();
    if (this.#hasJoined && !has(tags, 'done') && this.unacked.length > 0)
      this.listener.unsure(this.unacked.length);
    if (tags.get('session') !== this.#token) {
      this.#token = tags.get('session');
      this.#cursor = 0;
    }
    if (isNewRoom) {
      this.#lastEvent = 0;
      this.#beginning = this.#hasJoined ? Infinity : 0; // above are lines of another room
    }
    this.#room = room;
    this.#join(tags);
  }

  #resume(tags) {
    this.#cursor = Number(tags.get('resumed'));
    this.#join(tags);
  }

  #join(tags) {
    const gone = Number(tags.get('gone') ?? 0);
    if (gone > 0)
      this.listener.gone(gone);
    if (has(tags, 'last')) {
      this.#lastEvent = Number(tags.get('last'));
      this.listener.setBack();
    }
    this.isJoined = true;
    this.#hasJoined = true;
    this.unacked = this.unacked.filter(line => line.id !== this.#asked?.id); // asked again when it is needed
    this.#asked = null;
    if (has(tags, 'done'))
      this.#acknowledge(Number(tags.get('done')));
    this.listener.joined();
  }

  #acknowledge(done) {
    this.unacked = this.unacked.filter(line => line.id > done);
    this.#nextId = Math.max(this.#nextId, done + 1);
    this.listener.acknowledged();
    if (this.#asked !== null && done >= this.#asked.id)
      this.#takeEarlier();
  }

  #takeEarlier() {
    const { number, lines } = this.#asked;
    this.#asked = null;
    if (lines.length < linesAtOnce)
      this.#beginning = number;
    this.listener.earlier(lines);
  }

  #receiveNames(part, names) {
    const [number, count] = part.split('/').map(Number);
    this.#names = number === 1 ? [] : this.#names;
    this.#names.push(...names.split(' ').filter(name => name !== ''));
    if (number === count)
      this.listener.people(this.#names);
  }
}

const has = (tags, key) => tags.has(key);

const encode = line => `@id=${line.id} ${line.text}`;

// randomUUID exists in secure contexts only.
const newToken = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
