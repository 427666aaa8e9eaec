// What is known of the case, and a pencil beside each fact. What another person wrote meanwhile is shown before it is written over.

import { call, element, time } from './desk.js';
import { known, say } from './words.js';

export const FACTS_STYLE = `
  .facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 18px; margin: 0 0 6px; font-size: 13px; }
  .facts dl { display: flex; gap: 5px; margin: 0; align-items: baseline; }
  .facts dt { color: #52606d; font-weight: 400; }
  .facts dd { margin: 0; overflow-wrap: anywhere; }
  .facts .pencil { border: 0; padding: 3px 5px; font: inherit; line-height: 1; color: #0b57a4; background: none; cursor: pointer; }
  .facts form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; flex: 1 1 100%; padding: 6px 10px; background: #eef3f8; }
  .facts input, .facts select { font: inherit; padding: 4px 7px; margin-left: 5px; border: 1px solid #52606d; border-radius: 3px; }
  .facts input[name=reason] { min-width: 240px; }
  .facts form button { border: 0; padding: 4px 0; font: inherit; color: #0b57a4; background: none; cursor: pointer; text-decoration: underline; }
  .facts form .do { border-radius: 4px; padding: 4px 12px; font-weight: 600; color: #fff; background: #0b57a4; text-decoration: none; }
  .facts form .do:disabled { opacity: .5; }
  .facts .said { color: #52606d; }
  .facts .said.bad { flex: 1 1 100%; color: #a61b1b; font-weight: 600; }
`;

const ENDED = ['closed', 'withdrawn'];

// Codes that have a word of their own are shown by it.
function valueWords(name, value) {
  if (value === undefined) return say('fact-unknown');
  const key = 'fact-' + name.toLowerCase() + '-' + value.toLowerCase();
  return known(key) ? say(key) : value;
}

function label(name) {
  return say('fact-' + name.toLowerCase());
}

export class CaseFacts {
  // @param changed called when something was changed, here or elsewhere
  constructor(key, changed) {
    this.key = key;
    this.changed = changed;
    this.box = element('div', 'facts');
    this.box.setAttribute('role', 'group');
    this.box.setAttribute('aria-label', say('facts'));
    this.said = element('span', 'said');
    this.said.setAttribute('role', 'status');
    this.rows = new Map();
  }

  show(view) {
    this.facts = view.facts;
    this.ended = ENDED.includes(view.state);
    if (this.rows.size === 0) {
      this.facts.forEach(fact => this.rows.set(fact.name, this.row(fact.name)));
      this.box.append(...[...this.rows.values()].map(row => row.list), this.said);
    }
    this.facts.forEach(fact => this.draw(this.rows.get(fact.name), fact));
    if (this.ended) {
      this.close();
      this.tell(say('facts-ended'));
    }
    if (this.edited) this.compare();
  }

  row(name) {
    const list = element('dl', 'fact-' + name);
    const value = element('dd');
    const pencil = element('button', 'pencil', '✎');
    pencil.type = 'button';
    pencil.setAttribute('aria-label', say('fact-change', { fact: label(name) }));
    pencil.title = say('fact-change', { fact: label(name) });
    pencil.addEventListener('click', () => this.edit(name));
    const held = element('dd');
    held.append(pencil);
    list.append(element('dt', '', label(name)), value, held);
    return { list, value, pencil };
  }

  draw(row, fact) {
    row.value.textContent = valueWords(fact.name, fact.value);
    row.value.title = fact.by ? say('fact-by', { who: fact.by, time: time(fact.at) }) : '';
    row.pencil.hidden = this.ended;
  }

  fact(name) {
    return this.facts.find(fact => fact.name === name);
  }

  edit(name) {
    this.close();
    this.tell('');
    const fact = this.fact(name);
    const form = element('form');
    const input = this.field(fact);
    const named = element('label', '', label(name));
    named.append(input);
    form.append(named);
    let reason = null;
    if (fact.needsReason) {
      reason = element('input');
      reason.name = 'reason';
      reason.maxLength = 2000;
      reason.required = true;
      const why = element('label', '', say('fact-why'));
      why.append(reason);
      form.append(why);
    }
    const save = element('button', 'do', say('fact-save'));
    const cancel = element('button', 'cancel', say('act-cancel'));
    cancel.type = 'button';
    cancel.addEventListener('click', () => this.leave());
    const problem = element('span', 'said');
    problem.setAttribute('role', 'alert');
    form.append(save, cancel, problem);
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.save();
    });
    form.addEventListener('keydown', key => {
      if (key.key === 'Escape') this.leave();
      key.stopPropagation();
    });
    this.edited = { name, seen: fact.value, form, input, reason, save, problem };
    this.box.append(form);
    input.focus();
  }

  field(fact) {
    if (fact.choices.length === 0) {
      const input = element('input');
      input.name = 'to';
      input.required = true;
      input.maxLength = 200;
      input.value = fact.value || '';
      return input;
    }
    const select = element('select');
    select.name = 'to';
    fact.choices.forEach(choice => {
      const option = element('option', '', valueWords(fact.name, choice));
      option.value = choice;
      option.selected = choice === fact.value;
      select.append(option);
    });
    return select;
  }

  // Another person was quicker: their value is read before it can be written over, which takes a press of its own.
  compare() {
    const { name, seen, save, problem, input } = this.edited;
    const now = this.fact(name);
    if (now.value === seen || save.disabled) return;
    save.disabled = true;
    const mine = valueWords(name, input.value);
    problem.className = 'said bad';
    problem.textContent = say('fact-overtaken', {
      who: now.by || '–',
      time: now.at ? time(now.at) : '–',
      theirs: valueWords(name, now.value),
      yours: mine
    });
    const over = element('button', 'over', say('fact-over', { yours: mine }));
    over.type = 'button';
    over.addEventListener('click', () => {
      this.edited.seen = now.value;
      over.remove();
      save.disabled = false;
      this.save();
    });
    problem.before(over);
  }

  async save() {
    const { name, seen, form, input, reason, save, problem } = this.edited;
    if (save.disabled || !form.reportValidity()) return;
    try {
      await call('PUT', '/cases/' + this.key + '/facts/' + name, {
        seen,
        to: input.value.trim(),
        reason: reason ? reason.value.trim() : undefined
      });
      this.leave();
      this.tell(say('fact-done', { fact: label(name) }));
    } catch (refused) {
      problem.className = 'said bad';
      problem.textContent = refused.message;
    }
    await this.changed();
  }

  close() {
    if (this.edited) this.edited.form.remove();
    this.edited = null;
  }

  leave() {
    const name = this.edited.name;
    this.close();
    this.rows.get(name).pencil.focus();
  }

  tell(text) {
    this.said.textContent = text;
  }
}
