// A field that finds while one types, and a list below it to choose from: by arrow keys and Enter, or by pointer. What was typed itself counts too.

import { element } from './desk.js';
import { say } from './words.js';

const PAUSE = 200;
let made = 0;

export const CHOOSER_STYLE = `
  /* As wide as its field, which is as wide as there is room: the frame that the page is in cuts off what is wider. */
  .chooser { position: relative; display: inline-block; flex: 0 1 360px; min-width: 0; }
  span.chooser > input { box-sizing: border-box; width: 100%; min-width: 0; margin-left: 0; }
  .chooser ul { position: absolute; z-index: 5; left: 0; right: 0; top: 100%; margin: 2px 0 0; padding: 0; list-style: none; background: #fff;
    border: 1px solid #52606d; border-radius: 3px; max-height: 280px; overflow-y: auto; overflow-wrap: anywhere; }
  .chooser li { padding: 5px 9px; cursor: pointer; color: #1f2933; }
  .chooser li[aria-selected=true] { background: #0b3a6e; color: #fff; }
  .chooser li .more { display: block; font-size: 12px; color: #52606d; }
  .chooser li[aria-selected=true] .more { color: #fff; }
  .chooser .found { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

export class Chooser {
  // @param label what the field is called
  // @param find answers a promise of [{ value, title, more }] for what was typed
  // @param chosen called with the one that was chosen
  constructor(label, find, chosen = () => {}) {
    this.find = find;
    this.chosen = chosen;
    this.found = [];
    this.at = -1;
    this.asked = 0;
    const id = 'tierline-chooser-' + (made += 1);
    this.box = element('span', 'chooser');
    this.input = element('input');
    this.input.id = id + '-field';
    this.input.autocomplete = 'off';
    this.input.maxLength = 200;
    this.input.setAttribute('role', 'combobox');
    this.input.setAttribute('aria-label', label);
    this.input.setAttribute('aria-autocomplete', 'list');
    this.input.setAttribute('aria-expanded', 'false');
    this.input.setAttribute('aria-controls', id);
    this.list = element('ul');
    this.list.id = id;
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', label);
    this.said = element('span', 'found');
    this.said.setAttribute('role', 'status');
    this.input.addEventListener('input', () => this.plan());
    this.input.addEventListener('keydown', key => this.onKey(key));
    this.input.addEventListener('blur', () => this.close());
    this.box.append(this.input, this.list, this.said);
  }

  plan() {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    clearTimeout(this.planned);
    const asked = (this.asked += 1);
    try {
      const found = await this.find(this.input.value.trim());
      // An answer that comes after a later one is no answer any more.
      if (asked === this.asked && this.input.matches(':focus')) this.show(found);
    } catch (problem) {
      this.said.textContent = problem.message;
    }
  }

  show(found) {
    const marked = this.at < 0 ? null : this.found[this.at].value;
    this.found = found;
    this.list.replaceChildren(...found.map((one, i) => this.option(one, i)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.said.textContent = found.length === 0 ? say('chooser-none') : say('chooser-found', { count: found.length });
    // What was marked stays so while one types on.
    this.mark(found.findIndex(one => one.value === marked));
  }

  option(one, i) {
    const option = element('li', '', one.title);
    option.id = this.list.id + '-' + i;
    option.setAttribute('role', 'option');
    if (one.more) option.append(element('span', 'more', one.more));
    // Before the field loses the focus.
    option.addEventListener('pointerdown', event => {
      event.preventDefault();
      this.choose(i);
    });
    return option;
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at < 0) {
      this.input.removeAttribute('aria-activedescendant');
    } else {
      this.input.setAttribute('aria-activedescendant', this.list.children[at].id);
      this.list.children[at].scrollIntoView({ block: 'nearest' });
    }
  }

  choose(i) {
    const one = this.found[i];
    this.input.value = one.value;
    this.close();
    this.chosen(one);
  }

  onKey(key) {
    const open = !this.list.hidden;
    if (key.key === 'ArrowDown' || key.key === 'ArrowUp') {
      key.preventDefault();
      if (!open) this.ask();
      else this.step(key.key === 'ArrowDown' ? 1 : -1);
    } else if (key.key === 'Enter' && open && this.at >= 0) {
      key.preventDefault();
      this.choose(this.at);
    } else if (key.key === 'Escape' && open) {
      // The first one closes the list alone.
      key.stopPropagation();
      key.preventDefault();
      this.close();
    }
  }

  // Round and round.
  step(by) {
    const count = this.found.length;
    this.mark(this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count);
  }

  close() {
    clearTimeout(this.planned);
    this.asked += 1;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.mark(-1);
  }
}
