// What one does with a case beside its task. What is refused says why, in the place where it was asked for.

import { FINDERS } from './case-finders.js';
import { CHOOSER_STYLE, Chooser } from './chooser.js';
import { call, element, once, time } from './desk.js';
import { mentionable } from './mentions.js';
import { say } from './words.js';

// By act: what it asks for.
const ACTS = { repeat: ['case'], problem: ['problem'], merge: ['case', 'reason'], manager: ['reason'], colleague: ['person', 'question'], snooze: ['until', 'reason'] };

const HOUR = 60 * 60 * 1000;
const MORNING = 9;

export const ACTS_STYLE = CHOOSER_STYLE + `
  .acts { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin: 0 0 6px; font-size: 13px; }
  .acts button { border: 0; padding: 2px 0; font: inherit; color: #0b57a4; background: none; cursor: pointer; text-decoration: underline; }
  .acts form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; flex: 1 1 100%; padding: 6px 10px; background: #eef3f8; }
  .acts input, .acts select { font: inherit; padding: 4px 7px; margin-left: 5px; border: 1px solid #52606d; border-radius: 3px; min-width: 210px; }
  .acts .do { border-radius: 4px; padding: 4px 12px; font-weight: 600; color: #fff; background: #0b57a4; text-decoration: none; }
  .acts .snoozed { flex: 1 1 100%; padding: 4px 10px; background: #e6ebf1; color: #1f2933; }
  .acts .snoozed button { margin-left: 10px; }
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
      ...Object.keys(ACTS).map(act => this.button(say('act-' + act), () => this.ask(act), 'act-' + act)),
      this.said
    );
    this.present = element('span', 'present');
    this.snoozed = element('span', 'snoozed');
    this.snoozed.hidden = true;
    this.bar.append(this.present, this.snoozed);
  }

  // Who else has the case open.
  showPresent(people) {
    this.present.textContent = people.map(one => say(one.writing ? 'present-writes' : 'present-reads', { who: one.name })).join(' · ');
  }

  button(text, act, name) {
    const made = element('button', name || '', text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  showSnoozed(snoozed) {
    this.snoozed.replaceChildren();
    this.snoozed.hidden = !snoozed;
    if (!snoozed) return;
    const over = new Date(snoozed.until) <= new Date();
    this.snoozed.append(
      say(over ? 'snoozed-over' : 'snoozed-until', { time: time(snoozed.until) }) + (snoozed.reason ? ': ' + snoozed.reason : ''),
      this.button(say('act-unsnooze'), () => this.send({ act: 'unsnooze' }), 'act-unsnooze')
    );
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
      const chosen = { person: () => this.people(), until: () => this.instants() }[name];
      const finder = FINDERS[name] && new Chooser(say('act-needs-' + name), typed => FINDERS[name](typed, this.key));
      const input = chosen ? chosen() : finder ? finder.input : element('input');
      input.name = name;
      input.required = true;
      if (finder) {
        label.htmlFor = input.id;
        form.append(label, finder.box);
      } else {
        if (!chosen) input.maxLength = 2000;
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

  // When a case can come back, in the reader's own time.
  instants() {
    const list = element('select');
    const morning = days => new Date(new Date().setHours(24 * days + MORNING, 0, 0, 0));
    const monday = (8 - new Date().getDay()) % 7 || 7;
    [
      ['snooze-hour', new Date(Date.now() + HOUR)],
      ['snooze-hours', new Date(Date.now() + 4 * HOUR)],
      ['snooze-tomorrow', morning(1)],
      ['snooze-monday', morning(monday)]
    ].forEach(([word, until]) => list.append(new Option(say(word, { time: time(until.toISOString()) }), until.toISOString())));
    return list;
  }

  // A list of who may see the case, as soon as it is there.
  people() {
    const list = element('select');
    list.append(element('option'));
    mentionable().then(
      all => all.filter(one => one.title).forEach(one => list.append(new Option(one.title, one.name))),
      problem => this.tell(problem.message, true)
    );
    return list;
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
