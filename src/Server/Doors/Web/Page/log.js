// The room's lines on the screen. Every text becomes a text node, so nothing in it is markup.

import { currentLanguage, t } from './texts.js';
import { mentions, splitLinks } from './lines.js';

const maxRows = 5_000, rowsPerTrim = 500;
const atEnd = 40; // pixels

/** Shows lines, and stays where the reader is. */
export class Log {
  #box;
  #button;
  #unseen = 0;
  #day = '';
  #follows = true;
  #waiting = [];

  constructor(box, button) {
    this.#box = box;
    this.#button = button;
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    button.addEventListener('click', () => this.toEnd());
    new ResizeObserver(() => this.#follows && this.#jump()).observe(box);
  }

  /** Adds a line of the room. */
  add(line, nick) {
    const isMention = (line.kind === 'said' || line.kind === 'acted') && line.nick !== nick && mentions(line.text, nick);
    this.#append(this.#row(line, isMention));
    return isMention;
  }

  /** Adds a line of the page's own. */
  note(text, kind = 'notice') { this.#append(this.#row({ kind, text, time: new Date() }, false)); }

  /** Goes to the newest line. */
  toEnd() {
    this.#follows = true;
    this.#jump();
    this.#showButton();
  }

  /** Removes everything, for a session that begins anew. */
  clear() {
    this.#box.replaceChildren();
    this.#day = '';
    this.#unseen = 0;
  }

  // Lines that come together are added together: a busy room costs one layout a frame.
  #append(row) {
    this.#waiting.push(row);
    if (this.#waiting.length === 1)
      setTimeout(() => this.#flush(), 0);
  }

  #flush() {
    const rows = this.#waiting.splice(0);
    this.#box.append(...rows);
    if (this.#follows) {
      if (this.#box.childElementCount > maxRows + rowsPerTrim)
        this.#trim();
      this.#jump();
    } else {
      this.#unseen += rows.length;
    }
    this.#showButton();
  }

  #trim() {
    while (this.#box.childElementCount > maxRows)
      this.#box.firstElementChild.remove();
  }

  #row(line, isMention) {
    const row = element('div', `row ${line.kind}${isMention ? ' mention' : ''}`);
    const time = element('time');
    time.dateTime = line.time.toISOString();
    time.textContent = line.time.toLocaleTimeString(currentLanguage(), { hour: '2-digit', minute: '2-digit', hour12: false });
    this.#beginDay(line.time);
    const text = element('p');
    text.append(...this.#parts(line));
    row.append(time, text);
    return row;
  }

  #beginDay(time) {
    const day = time.toLocaleDateString(currentLanguage(), { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
    if (day === this.#day)
      return;
    this.#day = day;
    const row = element('div', 'day');
    row.textContent = day;
    this.#append(row);
  }

  #parts(line) {
    const who = name => Object.assign(element('bdi', 'who'), { textContent: name });
    switch (line.kind) {
      case 'said': return [who(line.nick), ': ', ...linked(line.text)];
      case 'acted': return ['** ', who(line.nick), ' ', ...linked(line.text)];
      case 'whispered': return [who(line.nick), ' → ', who(line.name), ': ', ...linked(line.text)];
      case 'joined': case 'left': case 'renamed': return ['* ', t.event[line.kind](line.nick, line.name)];
      case 'left together': return ['* ', t.event.leftTogether(line.nicks, line.text)];
      case 'error': return ['! ', line.text];
      default: return ['* ', line.text];
    }
  }

  #scrolled() {
    this.#follows = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < atEnd;
    this.#showButton();
  }

  #jump() { this.#box.scrollTop = this.#box.scrollHeight; }

  #showButton() {
    if (this.#follows)
      this.#unseen = 0;
    this.#button.hidden = this.#follows;
    this.#button.textContent = this.#unseen > 0 ? t.newest(this.#unseen) : t.newestNone;
  }
}

function linked(text) {
  return splitLinks(text).map(part => {
    if (!part.link)
      return part.text;
    const link = element('a');
    link.href = part.text;
    link.rel = 'noopener noreferrer';
    link.target = '_blank';
    link.textContent = part.text;
    return link;
  });
}

function element(name, className = '') {
  const made = document.createElement(name);
  if (className !== '')
    made.className = className;
  return made;
}
