// A password that is typed: in a field of its own, which does not show it. It is not among the earlier lines either.

import { t } from './texts.js';

/** Whether a line is a command that a password follows, without the password. */
export const isSecretCommand = line => /^\s*[/\uFF0F](login|identify|register|passwd|password|op|oper)\s*$/i.test(line);

/** The field for passwords, which takes the place of the one for messages. */
export class Secret {
  #field;
  #label;
  #line;

  constructor(field, label, line) {
    this.#field = field;
    this.#label = label;
    this.#line = line;
    this.command = '';
    this.onclose = () => {};
    field.addEventListener('keydown', event => {
      if (event.key === 'Escape' || event.key === 'Backspace' && field.value === '') {
        event.preventDefault();
        this.take();
      }
    });
  }

  /** Whether it is shown. */
  get isAsking() { return !this.#field.hidden; }

  /** Asks. @param begun is what was typed of the password. */
  ask(command, begun) {
    this.command = command;
    this.#label.textContent = t.secret(command);
    this.#show(true);
    this.#field.value = begun;
    this.#field.focus();
  }

  /** Puts the cursor into the field. */
  focus() { this.#field.focus(); }

  /** Takes what was typed, and gives the place back. */
  take() {
    const password = this.#field.value.trim();
    this.#field.value = '';
    this.#show(false);
    this.onclose();
    return { command: this.command, password };
  }

  #show(isShown) {
    this.#field.hidden = this.#label.hidden = !isShown;
    this.#line.hidden = isShown;
  }
}
