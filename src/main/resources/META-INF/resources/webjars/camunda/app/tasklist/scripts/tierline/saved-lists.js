// Lists of a person's own: a question that they ask again and again, under a name.

import { call, element } from './desk.js';
import { say } from './words.js';

export const SAVED_STYLE = `
  .save { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 10px 2px 0; }
  .save:empty { display: none; }
  .save button { border: 1px solid #52606d; border-radius: 4px; background: #fff; color: #1f2933; font: inherit; padding: 3px 12px;
    cursor: pointer; }
  .save input { font: inherit; padding: 3px 8px; border: 1px solid #52606d; border-radius: 4px; width: 24em; max-width: 100%; }
`;

const LONGEST = 60;

export class SavedLists {
  // @param draw is called when there are other lists
  // @param tell says something to who looks: (text, bad)
  constructor(draw, tell) {
    this.draw = draw;
    this.tell = tell;
    this.all = [];
    this.question = '';
    this.bar = element('div', 'save');
  }

  async load() {
    this.all = await call('GET', '/lists');
    this.draw();
  }

  of(question) {
    return this.all.find(one => one.q === question) || null;
  }

  // What can be done with what is asked now. A name that is being typed stays.
  show(question) {
    if (question === this.question && this.bar.firstChild) return;
    this.question = question;
    this.offer();
  }

  offer() {
    const saved = this.of(this.question);
    if (!this.question) this.bar.replaceChildren();
    else if (saved) this.bar.replaceChildren(this.button('list-rename', () => this.name(saved)), this.button('list-remove', () => this.remove(saved)));
    else this.bar.replaceChildren(this.button('list-save', () => this.name(null)));
  }

  button(key, act) {
    const button = element('button', '', say(key));
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  }

  // @param saved the list that gets another name; null for a new one
  name(saved) {
    const field = element('input');
    field.maxLength = LONGEST;
    field.value = saved ? saved.name : this.question.slice(0, LONGEST);
    field.setAttribute('aria-label', say('list-name'));
    field.addEventListener('keydown', key => {
      key.stopPropagation();
      if (key.key === 'Enter') this.keep(saved, field.value);
      if (key.key === 'Escape') this.offer();
    });
    this.bar.replaceChildren(
      field,
      this.button('list-keep', () => this.keep(saved, field.value)),
      this.button('list-cancel', () => this.offer())
    );
    field.focus();
    field.select();
  }

  async keep(saved, name) {
    await this.change(
      () => (saved ? call('PUT', '/lists/' + saved.id, { name }) : call('POST', '/lists', { name, q: this.question })),
      say('list-kept', { name: name.trim() })
    );
  }

  async remove(saved) {
    await this.change(() => call('DELETE', '/lists/' + saved.id), say('list-removed', { name: saved.name }));
  }

  async change(act, said) {
    try {
      await act();
      await this.load();
      this.offer();
      this.bar.querySelector('button').focus();
      this.tell(said);
    } catch (problem) {
      this.tell(problem.message, true);
    }
  }
}
