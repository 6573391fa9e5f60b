// The line that is typed: sending, earlier lines, completion.

import { isSecretCommand } from './secret.js';
import { t } from './texts.js';

const maxHistory = 100;

/** The field for messages. */
export class Input {
  #field;
  #hint;
  #names;
  #secret;
  #send;
  #history = [];
  #at = 0;
  #draft = '';
  #cycle = null;

  /**
   * @param names gives the nicknames that can be completed, the likeliest first.
   * @param secret takes what is typed behind a command with a password.
   * @param send takes each line, and how it is shown.
   */
  constructor(form, field, hint, names, secret, send) {
    this.#field = field;
    this.#hint = hint;
    this.#names = names;
    this.#secret = secret;
    this.#send = send;
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (secret.isAsking)
        this.#submitSecret();
      else
        this.#submit();
    });
    secret.onclose = () => {
      this.showHint();
      this.focus();
    };
    field.addEventListener('keydown', event => this.#key(event));
    field.addEventListener('input', () => this.#changed());
  }

  /** Puts the cursor into the field. */
  focus() { (this.#secret.isAsking ? this.#secret : this.#field).focus(); }

  /** Asks for the password of a command, unless something is being typed. */
  askPassword(command) {
    if (this.#field.value === '' && !this.#secret.isAsking)
      this.#ask(command, '');
  }

  /** Shows what the field is for, or the commands that begin as typed. */
  showHint() {
    if (this.#secret.isAsking) {
      this.#hint.textContent = t.secretHint(this.#secret.command);
      return;
    }
    const typed = this.#field.value;
    const found = /^\/\S*$/.test(typed) ? Object.entries(t.commands).filter(([name]) => name.startsWith(typed.toLowerCase())) : [];
    this.#hint.textContent = found.length > 0 ? found.map(([name, help]) => `${name} ${help}`).join(' · ') : t.hint;
  }

  #submit() {
    const lines = this.#field.value.split(/\r?\n/).filter(line => line.trim() !== '');
    if (lines.length === 0)
      return;
    if (lines.length === 1 && isSecretCommand(lines[0])) {
      this.#ask(lines[0].trim(), '');
      return;
    }
    this.#history.push(this.#field.value);
    this.#history.splice(0, this.#history.length - maxHistory);
    this.#at = this.#history.length;
    this.#set('');
    for (const line of lines)
      this.#send(line, line);
  }

  #submitSecret() {
    const { command, password } = this.#secret.take();
    if (password !== '')
      this.#send(`${command} ${password}`, `${command} •••`);
  }

  #ask(command, begun) {
    this.#set('');
    this.#secret.ask(command, begun);
    this.showHint();
  }

  #key(event) {
    if (event.isComposing) // Enter ends the composition of a syllable
      return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Tab' && !event.shiftKey && this.#complete()) {
      event.preventDefault();
    } else if (event.key === 'ArrowUp' && this.#isOneLine() && this.#at > 0) {
      event.preventDefault();
      this.#recall(this.#at - 1);
    } else if (event.key === 'ArrowDown' && this.#isOneLine() && this.#at < this.#history.length) {
      event.preventDefault();
      this.#recall(this.#at + 1);
    }
  }

  #isOneLine() { return !this.#field.value.includes('\n'); }

  #recall(at) {
    if (this.#at === this.#history.length)
      this.#draft = this.#field.value;
    this.#at = at;
    this.#set(this.#history[at] ?? this.#draft);
  }

  // Tab goes on to the next candidate; with nothing to complete it moves on as everywhere.
  #complete() {
    const cursor = this.#field.selectionStart;
    if (this.#cycle?.end !== cursor || this.#cycle.value !== this.#field.value)
      this.#cycle = this.#begin(cursor);
    if (this.#cycle === null)
      return false;
    const { start, candidates, behind } = this.#cycle;
    const chosen = candidates[this.#cycle.next++ % candidates.length];
    const end = start + chosen.length;
    this.#field.value = this.#field.value.slice(0, start) + chosen + behind;
    this.#field.setSelectionRange(end, end);
    Object.assign(this.#cycle, { end, value: this.#field.value });
    this.showHint();
    return true;
  }

  #begin(cursor) {
    const before = this.#field.value.slice(0, cursor);
    const word = /\S*$/.exec(before)[0];
    const start = cursor - word.length;
    if (word === '')
      return null;
    const isCommand = start === 0 && word.startsWith('/');
    const ending = isCommand ? ' ' : start === 0 ? ': ' : ' ';
    const candidates = (isCommand ? Object.keys(t.commands) : this.#names())
      .filter(name => name.toLowerCase().startsWith(word.toLowerCase()))
      .map(name => name + ending);
    return candidates.length === 0 ? null : { start, candidates, next: 0, behind: this.#field.value.slice(cursor) };
  }

  #set(value) {
    this.#field.value = value;
    this.#field.setSelectionRange(value.length, value.length);
    this.#changed();
  }

  #changed() {
    const [, command, begun] = /^\s*(\S+)\s([^\n]*)$/.exec(this.#field.value) ?? [];
    if (command !== undefined && isSecretCommand(command)) {
      this.#ask(command, begun);
      return;
    }
    this.#field.rows = Math.min(6, this.#field.value.split('\n').length);
    this.showHint();
  }
}
