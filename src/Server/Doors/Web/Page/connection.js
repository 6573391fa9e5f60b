// The WebSocket, made again with pauses when it breaks, and given up when nothing comes.

const subprotocol = 'akkachat.v1';
const firstPause = 300, longestPause = 15_000, pingInterval = 10_000, silence = 25_000;

/** Connects for a session until it is stopped. */
export class Connection {
  #session;
  #state;
  #socket = null;
  #pause = firstPause;
  #timer = 0;
  #heard = 0;
  #isStopped = true;
  #retryAt = 0;

  /** @param state is told ('connecting' | 'waiting' | 'offline', milliseconds) as it changes. */
  constructor(session, state) {
    this.#session = session;
    this.#state = state;
    setInterval(() => this.#look(), 1000);
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
  }

  /** Connects, and connects again. */
  start() {
    this.#isStopped = false;
    this.#pause = firstPause;
    this.#connect();
  }

  /** Ends the connection for good. */
  stop() {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
  }

  /** Sends a line, if there is a connection; otherwise the session keeps it. */
  send(line) {
    if (this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(`${line}\n`);
  }

  /** Forgets the pauses: the room let us in. */
  settle() { this.#pause = firstPause; }

  #connect() {
    clearTimeout(this.#timer);
    this.#state('connecting');
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/chat`, subprotocol);
    this.#socket = socket;
    this.#heard = performance.now();
    socket.onopen = () => this.send(this.#session.handshake());
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket)
        return;
      this.#heard = performance.now();
      for (const line of data.split('\n')) {
        if (line !== '')
          this.#session.receive(line);
      }
    };
    socket.onclose = () => socket === this.#socket && this.#broke();
  }

  #broke() {
    this.#socket = null;
    if (this.#isStopped)
      return;
    const pause = this.#pause * (0.7 + 0.6 * Math.random());
    this.#pause = Math.min(this.#pause * 2, longestPause);
    this.#retryAt = performance.now() + pause;
    this.#timer = setTimeout(() => this.#connect(), pause);
    this.#tellWait();
  }

  #tellWait() {
    this.#state(navigator.onLine ? 'waiting' : 'offline', Math.max(0, this.#retryAt - performance.now()));
  }

  // A socket says nothing when the other end has vanished, for instance while a lid was closed.
  #look() {
    if (this.#isStopped)
      return;
    const now = performance.now();
    if (this.#socket === null) {
      this.#tellWait();
    } else if (now - this.#heard > silence) {
      this.#socket.close();
      this.#broke();
    } else if (now - this.#heard > pingInterval) {
      this.ping();
    }
  }

  /** Asks the server for an answer. */
  ping() { this.send(`@ping=${Math.round(performance.now())}`); }

  #hurry() {
    if (this.#isStopped)
      return;
    if (this.#socket === null)
      this.#connect();
    else
      this.ping();
  }
}
