// The room's lines on the screen. Every text becomes a text node, so nothing in it is markup.

import { clock, day, t } from './texts.js';
import { mentions, splitLinks } from './lines.js';

const maxRows = 5_000, rowsPerTrim = 500;
const atEnd = 40; // pixels
const many = 4, atMostBetween = 1_000, atMostTogether = 10_000; // joins or leaves that become one row; milliseconds

/** Shows lines, and stays where the reader is. */
export class Log {
  #box;
  #button;
  #unseen = 0;
  #day = '';
  #follows = true;
  #waiting = [];
  #arrivals = [];
  #nearTop;

  /** @param nearTop is called when little is left above what is shown. */
  constructor(box, button, nearTop) {
    this.#box = box;
    this.#button = button;
    this.#nearTop = nearTop;
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    button.addEventListener('click', () => this.toEnd());
    new ResizeObserver(() => this.#follows && this.#jump()).observe(box);
  }

  /** The number of the first event; 0 where there is none. */
  get firstNumber() { return this.#firstEvent()?.number ?? 0; }

  /** Adds a line of the room. */
  add(line, nick) {
    const isMention = isMentioned(line, nick);
    const made = row(line, isMention);
    this.#append(line, made);
    this.#foldArrivals(line, made);
    return isMention;
  }

  /** Adds a line of the page's own. */
  note(text, kind = 'notice') {
    const line = { kind, text, time: new Date() };
    this.#append(line, row(line, false));
    this.#arrivals = [];
  }

  /** Puts earlier lines above the first event. Whoever reads stays where it is. */
  prepend(lines, nick) {
    const first = this.#firstEvent();
    if (lines.length === 0 || first === undefined)
      return;
    const place = first.getBoundingClientRect().top;
    while (first.previousElementSibling?.matches('.day, .notice')) // what headed the first lines until now
      first.previousElementSibling.remove();
    const rows = [];
    let lastDay = '';
    for (const line of lines) {
      if (day(line.time) !== lastDay)
        rows.push(dayRow(lastDay = day(line.time)));
      rows.push(row(line, isMentioned(line, nick)));
    }
    const firstDay = day(new Date(first.querySelector('time').dateTime));
    if (firstDay !== lastDay)
      rows.push(dayRow(firstDay));
    this.#box.ariaLive = 'off'; // they are no news to be read out
    first.before(...rows);
    setTimeout(() => { this.#box.ariaLive = null; }, 1000);
    if (this.#follows)
      this.#jump();
    else
      this.#box.scrollTop += first.getBoundingClientRect().top - place;
    this.#look();
  }

  /** Goes to the newest line. */
  toEnd() {
    this.#follows = true;
    this.#jump();
    this.#showButton();
  }

  // Lines that come together are added together: a busy room costs one layout a frame.
  #append(line, row) {
    if (this.#waiting.length === 0)
      setTimeout(() => this.#flush(), 0);
    if (day(line.time) !== this.#day)
      this.#waiting.push(dayRow(this.#day = day(line.time)));
    this.#waiting.push(row);
  }

  // Many who join, or leave, right after each other are told in the first one's row.
  #foldArrivals(line, made) {
    const [first, last] = [this.#arrivals[0], this.#arrivals.at(-1)];
    if (last?.line.kind !== line.kind || line.time - last.line.time > atMostBetween || line.time - first.line.time > atMostTogether)
      this.#arrivals = [];
    if (line.kind !== 'joined' && line.kind !== 'left')
      return;
    this.#arrivals.push({ line, made });
    if (this.#arrivals.length < many)
      return;
    const [shown, ...others] = this.#arrivals.map(arrival => arrival.made);
    for (const other of others)
      other.remove();
    this.#waiting = this.#waiting.filter(row => !others.includes(row));
    shown.querySelector('p').textContent = `* ${t.event.several[line.kind](this.#arrivals.map(arrival => arrival.line.nick))}`;
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
    this.#look();
  }

  #trim() {
    while (this.#box.childElementCount > maxRows)
      this.#box.firstElementChild.remove();
  }

  #firstEvent() {
    let row = this.#box.firstElementChild;
    while (row !== null && !row.number)
      row = row.nextElementSibling;
    return row ?? undefined;
  }

  #scrolled() {
    this.#follows = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < atEnd;
    this.#showButton();
    this.#look();
  }

  // Also without scrolling: where few lines are shown there is nothing to scroll.
  #look() {
    if (this.#box.scrollTop < this.#box.clientHeight)
      this.#nearTop();
  }

  #jump() { this.#box.scrollTop = this.#box.scrollHeight; }

  #showButton() {
    if (this.#follows)
      this.#unseen = 0;
    this.#button.hidden = this.#follows;
    this.#button.textContent = this.#unseen > 0 ? t.newest(this.#unseen) : t.newestNone;
  }
}

function isMentioned(line, nick) {
  return (line.kind === 'said' || line.kind === 'acted') && line.nick !== nick && mentions(line.text, nick);
}

function row(line, isMention) {
  const made = element('div', `row ${line.kind}${isMention ? ' mention' : ''}`);
  made.number = line.number;
  const time = element('time');
  time.dateTime = line.time.toISOString();
  time.textContent = clock(line.time);
  const text = element('p');
  text.append(...parts(line));
  made.append(time, text);
  return made;
}

function dayRow(text) {
  const made = element('div', 'day');
  made.textContent = text;
  return made;
}

function parts(line) {
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
