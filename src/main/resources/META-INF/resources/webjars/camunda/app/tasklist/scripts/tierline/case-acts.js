// What one does with a case beside its task. What is refused says why, in the place where it was asked for.

import { FINDERS } from './case-finders.js';
import { CHOOSER_STYLE, Chooser } from './chooser.js';
import { call, element, once } from './desk.js';
import { say } from './words.js';

// By act: what it asks for.
const ACTS = { repeat: ['case'], problem: ['problem'], merge: ['case', 'reason'] };

export const ACTS_STYLE = CHOOSER_STYLE + `
  .acts { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin: 0 0 6px; font-size: 13px; }
  .acts button { border: 0; padding: 2px 0; font: inherit; color: #0b57a4; background: none; cursor: pointer; text-decoration: underline; }
  .acts form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; flex: 1 1 100%; padding: 6px 10px; background: #eef3f8; }
  .acts input { font: inherit; padding: 4px 7px; margin-left: 5px; border: 1px solid #52606d; border-radius: 3px; min-width: 210px; }
  .acts .do { border-radius: 4px; padding: 4px 12px; font-weight: 600; color: #fff; background: #0b57a4; text-decoration: none; }
  .acts .said { color: #52606d; }
  .acts .present { margin-left: auto; color: #0b3a6e; font-weight: 600; }
  .acts .said.bad { color: #a61b1b; font-weight: 600; }
`;

// @param done called when something was done
export class CaseActs {
  constructor(key, done) {
    this.key = key;
    this.done = done;
    this.bar = element('div', 'acts');
    this.bar.setAttribute('role', 'group');
    this.bar.setAttribute('aria-label', say('acts'));
    this.follow = this.button(say('act-watch'), () => this.send({ act: this.following ? 'unwatch' : 'watch' }));
    this.said = element('span', 'said');
    this.said.setAttribute('role', 'status');
    this.bar.append(
      this.follow,
      ...Object.keys(ACTS).map(act => this.button(say('act-' + act), () => this.ask(act))),
      this.said
    );
    this.present = element('span', 'present');
    this.bar.append(this.present);
  }

  // Who else has the case open.
  showPresent(people) {
    this.present.textContent = people.map(one => say(one.writing ? 'present-writes' : 'present-reads', { who: one.name })).join(' · ');
  }

  button(text, act) {
    const made = element('button', '', text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  show(following) {
    if (following === undefined) return;
    this.following = following;
    this.follow.textContent = say(following ? 'act-unwatch' : 'act-watch');
  }

  ask(act) {
    this.close();
    this.tell('');
    const form = element('form');
    const inputs = ACTS[act].map(name => {
      const label = element('label', '', say('act-needs-' + name));
      const finder = FINDERS[name] && new Chooser(say('act-needs-' + name), typed => FINDERS[name](typed, this.key));
      const input = finder ? finder.input : element('input');
      input.name = name;
      input.required = true;
      if (finder) {
        label.htmlFor = input.id;
        form.append(label, finder.box);
      } else {
        input.maxLength = 2000;
        label.append(input);
        form.append(label);
      }
      return input;
    });
    const attempt = once();
    const go = element('button', 'do', say('act-' + act));
    form.append(go, this.button(say('act-cancel'), () => this.close()), element('span', 'said', say('act-means-' + act)));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.send({ act, ...Object.fromEntries(inputs.map(input => [input.name, input.value.trim()])) }, attempt);
    });
    form.addEventListener('keydown', key => key.key === 'Escape' && this.close());
    this.form = form;
    this.bar.append(form);
    inputs[0].focus();
  }

  close() {
    if (this.form) this.form.remove();
    this.form = null;
  }

  async send(body, attempt) {
    try {
      await call('POST', '/cases/' + this.key + '/acts', body, attempt ? { 'Idempotency-Key': attempt } : {});
      this.close();
      if (body.act.endsWith('watch')) this.show(body.act === 'watch');
      this.tell(say('act-done-' + body.act));
      this.done();
    } catch (problem) {
      this.tell(problem.message, true);
    }
  }

  tell(text, bad) {
    this.said.textContent = text;
    this.said.classList.toggle('bad', Boolean(bad));
  }
}
