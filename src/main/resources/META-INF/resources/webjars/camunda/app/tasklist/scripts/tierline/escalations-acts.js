// What a manager does with the cases that are chosen: one at a time or many. Each is done or refused by itself, and a refusal says why.

import { call, element, once } from './desk.js';
import { say } from './words.js';

// By act: what it asks for beside the reason.
const ACTS = {
  pull: null,
  push: 'level',
  'take-over': null,
  'give-back': null,
  reassign: 'person',
  're-prioritise': 'priority',
  remind: null,
  broadcast: null
};
const WRITES = ['remind', 'broadcast'];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

export const ESCALATIONS_ACTS_STYLE = `
  .bar { position: sticky; bottom: 0; margin-top: 8px; padding: 8px 12px; background: #1f2933; color: #fff; border-radius: 4px; }
  .bar .row { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; }
  .bar .chosen { font-weight: 600; margin-right: 6px; }
  .bar button { border: 1px solid #fff; border-radius: 4px; padding: 4px 10px; font: inherit; color: #1f2933; background: #fff; cursor: pointer; }
  .bar button[aria-expanded=true] { background: #dbe9f8; }
  .bar .none { margin-left: auto; color: #fff; background: none; text-decoration: underline; border-color: transparent; }
  .bar form { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin-top: 8px; }
  .bar label { display: flex; flex-direction: column; gap: 2px; font-size: 13px; }
  .bar label.wide { flex: 1 1 320px; }
  .bar select, .bar textarea { box-sizing: border-box; font: inherit; padding: 4px 7px; color: #1f2933; background: #fff; border: 1px solid #52606d; border-radius: 3px; }
  .bar textarea { width: 100%; min-height: 44px; resize: vertical; }
  .bar .do { font-weight: 600; color: #fff; background: #0b57a4; border-color: #fff; }
  .bar .means { flex: 1 1 100%; font-size: 13px; color: #e4e7eb; }
  .bar :focus-visible { outline: 2px solid #fff; outline-offset: 1px; }
  .outcome { margin: 8px 0 0; padding: 8px 12px; border: 1px solid #cbd2d9; border-radius: 4px; background: #fff; }
  .outcome:empty { display: none; }
  .outcome.bad { border-color: #a61b1b; }
  .outcome ul { margin: 4px 0 0; padding-left: 20px; }
  .outcome .refused { color: #a61b1b; font-weight: 600; }
`;

export class EscalationsActs {
  // @param chosen answers the keys that are chosen; @param done called when something was done; @param none lets go of all
  constructor(chosen, done, none) {
    this.chosen = chosen;
    this.done = done;
    this.bar = element('div', 'bar');
    this.bar.hidden = true;
    this.bar.setAttribute('role', 'group');
    this.bar.setAttribute('aria-label', say('acts-many'));
    const row = element('div', 'row');
    this.count = element('span', 'chosen');
    this.buttons = Object.keys(ACTS).map(act => {
      const button = this.button('act-' + act, say('manage-' + act), () => this.ask(act));
      button.setAttribute('aria-expanded', 'false');
      button.act = act;
      return button;
    });
    row.append(this.count, ...this.buttons, this.button('none', say('manage-none'), none));
    this.bar.append(row);
    this.outcome = element('div', 'outcome');
    this.outcome.setAttribute('role', 'status');
  }

  offer(choices) {
    this.choices = choices;
  }

  button(name, text, act) {
    const made = element('button', name, text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  show() {
    const count = this.chosen().length;
    this.bar.hidden = count === 0;
    this.count.textContent = say('manage-chosen', { count });
    if (count === 0) this.close();
  }

  close() {
    if (this.form) this.form.remove();
    this.form = null;
    this.buttons.forEach(button => button.setAttribute('aria-expanded', 'false'));
  }

  ask(act) {
    this.close();
    this.outcome.replaceChildren();
    const button = this.buttons.find(one => one.act === act);
    button.setAttribute('aria-expanded', 'true');
    const form = element('form');
    const to = ACTS[act] && this.list(form, ACTS[act]);
    const label = element('label', 'wide', say('manage-needs-' + (WRITES.includes(act) ? act : 'reason')));
    const reason = element('textarea', 'reason');
    reason.required = true;
    reason.maxLength = 4000;
    label.append(reason);
    const attempt = once();
    const go = element('button', 'do', say('manage-' + act));
    form.append(label, go, this.button('cancel', say('act-cancel'), () => this.close()), element('span', 'means', say('manage-means-' + act)));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.send({ act, cases: this.chosen(), reason: reason.value.trim(), ...(to && to.value ? { to: to.value } : {}) }, attempt, go);
    });
    form.addEventListener('keydown', key => {
      if (key.key === 'Escape') {
        this.close();
        button.focus();
      } else if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) {
        form.requestSubmit();
      }
    });
    this.form = form;
    this.bar.append(form);
    (to || reason).focus();
  }

  list(form, kind) {
    const label = element('label', '', say('manage-needs-' + kind));
    const list = element('select', 'to');
    list.required = true;
    list.append(new Option('', ''));
    const choices = {
      level: () => this.choices.levels.map(one => new Option(one.name, one.code)),
      person: () => this.choices.people.map(one => new Option(one.name, one.code)),
      priority: () => PRIORITIES.map(one => new Option(one, one))
    };
    list.append(...choices[kind]());
    label.append(list);
    form.append(label);
    return list;
  }

  async send(body, attempt, go) {
    go.disabled = true;
    try {
      const { results } = await call('POST', '/escalations/acts', body, { 'Idempotency-Key': attempt });
      this.close();
      this.tell(results);
      this.done(results);
    } catch (problem) {
      go.disabled = false;
      this.outcome.classList.add('bad');
      this.outcome.replaceChildren(element('span', 'refused', problem.message));
    }
  }

  // What was not done stays until the next act.
  tell(results) {
    const refused = results.filter(one => !one.done);
    this.outcome.classList.toggle('bad', refused.length > 0);
    this.outcome.replaceChildren(
      element('strong', '', say('manage-done', { done: results.length - refused.length, all: results.length }))
    );
    if (refused.length === 0) return;
    const list = element('ul');
    list.append(
      ...refused.map(one => {
        const line = element('li');
        line.append(element('span', 'refused', one.key), ': ' + one.why);
        return line;
      })
    );
    this.outcome.append(list);
  }
}
