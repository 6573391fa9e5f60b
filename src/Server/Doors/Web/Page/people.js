// Who is here: asked for after each connection, then kept by what happens.

import { t } from './texts.js';

/** The list of members. */
export class People {
  #box;
  #toggle;
  #title;
  #list;
  #names = new Set();
  #speakers = []; // who spoke last comes first
  #wide = matchMedia('(min-width: 40.01rem)');

  constructor(box, toggle, title, list) {
    this.#box = box;
    this.#toggle = toggle;
    this.#title = title;
    this.#list = list;
    toggle.addEventListener('click', () => this.#show(box.hidden));
    box.addEventListener('keydown', event => event.key === 'Escape' && this.#show(false));
  }

  /** Takes the answer to /who. */
  set(names, nick) {
    const isFirst = this.#toggle.hidden;
    this.#names = new Set(names);
    this.#toggle.hidden = false;
    if (isFirst)
      this.#show(this.#wide.matches);
    this.paint(nick);
  }

  /** Keeps the list by a line of the room. */
  follow(line, nick) {
    if (line.kind === 'left' || line.kind === 'renamed')
      this.#names.delete(line.nick);
    if (line.kind === 'left together')
      line.nicks.forEach(name => this.#names.delete(name));
    if (line.kind === 'joined')
      this.#names.add(line.nick);
    if (line.kind === 'renamed')
      this.#names.add(line.name);
    if (line.kind === 'said' || line.kind === 'acted')
      this.#speakers = [line.nick, ...this.#speakers.filter(name => name !== line.nick)].slice(0, 50);
    else if (line.kind === 'left together' || line.kind === 'joined' || line.kind === 'left' || line.kind === 'renamed')
      this.paint(nick);
  }

  /** The nicknames for completion. */
  candidates(nick) {
    const others = [...this.#names].filter(name => name !== nick).sort((a, b) => a.localeCompare(b));
    return [...this.#speakers.filter(name => others.includes(name)), ...others.filter(name => !this.#speakers.includes(name))];
  }

  /** Shows the list. */
  paint(nick) {
    this.#toggle.textContent = this.#title.textContent = t.people(this.#names.size);
    this.#list.replaceChildren(...[...this.#names].sort((a, b) => a.localeCompare(b)).map(name => {
      const item = document.createElement('li');
      item.textContent = name;
      item.className = name === nick ? 'own' : '';
      return item;
    }));
  }

  #show(isShown) {
    this.#box.hidden = !isShown;
    this.#toggle.setAttribute('aria-expanded', String(isShown));
  }
}
