// Words that are said again and again: chosen by their title, put into what one writes, never sent by themselves.

import { Chooser } from './chooser.js';
import { call, element } from './desk.js';
import { known, language, say } from './words.js';

export const REPLIES_STYLE = `
  .replies { display: flex; gap: 8px; align-items: center; padding: 6px 10px; border-bottom: 1px solid #d8dee4; }
  .replies input { font: inherit; padding: 4px 7px; margin-left: 5px; border: 1px solid #52606d; border-radius: 3px; min-width: 300px; }
  .foot .saved { border: 1px solid #52606d; border-radius: 4px; padding: 6px 12px; font: inherit; font-size: 13px; color: #1f2933; background: #fff; cursor: pointer; }
`;

const VARIABLE = /\{\{(\w+)\}\}/g;
const AUDIENCES = { update: 'reply', note: 'note' };

function instant(iso, code) {
  return new Intl.DateTimeFormat(code, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(
    new Date(iso)
  );
}

// The first variable that nothing is known for, as it stands in the text: { from, to, name }; or null.
export function gapIn(text) {
  const found = [...text.matchAll(VARIABLE)].find(one => known('reply-' + one[1].toLowerCase()));
  return found ? { from: found.index, to: found.index + found[0].length, name: say('reply-' + found[1].toLowerCase()) } : null;
}

export class SavedReplies {
  // @param field the text that is written
  // @param mode answers what is written now: update or note
  // @param inserted called when words were put in
  constructor(key, field, mode, inserted) {
    this.key = key;
    this.field = field;
    this.mode = mode;
    this.inserted = inserted;
    this.button = element('button', 'saved', say('replies'));
    this.button.type = 'button';
    this.button.setAttribute('aria-expanded', 'false');
    this.button.addEventListener('click', () => (this.place.hidden ? this.open() : this.close()));
    this.place = element('div', 'replies');
    this.place.hidden = true;
    this.chooser = new Chooser(say('replies-find'), typed => this.find(typed), one => this.insert(one.reply));
    const label = element('label', '', say('replies-find'));
    label.htmlFor = this.chooser.input.id;
    this.chooser.input.addEventListener('keydown', key => {
      if (key.key === 'Escape') this.close();
      key.stopPropagation();
    });
    this.place.append(label, this.chooser.box);
  }

  async open() {
    this.place.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.chooser.input.value = '';
    this.chooser.input.focus();
    // What the case is like now is what its words say.
    this.asked = call('GET', '/cases/' + this.key + '/replies');
    await this.chooser.ask();
  }

  close() {
    this.place.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    this.field.focus();
  }

  async find(typed) {
    const all = await this.asked;
    const words = typed.toLowerCase().split(/\s+/);
    return all.replies
      .filter(reply => reply.audience === AUDIENCES[this.mode()])
      .filter(reply => words.every(word => (reply.title + ' ' + reply.language).toLowerCase().includes(word)))
      .sort((a, b) => (b.language === language) - (a.language === language))
      .map(reply => ({ value: reply.title, title: reply.title, more: reply.language + ' · ' + reply.text.replace(/\s+/g, ' ').slice(0, 90), reply }));
  }

  async insert(reply) {
    const { values, instants } = await this.asked;
    const text = reply.text.replace(VARIABLE, (any, name) => {
      if (!(name in values)) return any;
      return instants.includes(name) ? instant(values[name], reply.language) : values[name];
    });
    const { selectionStart: from, selectionEnd: to, value } = this.field;
    const before = value.slice(0, from);
    const gap = before && !before.endsWith('\n') ? '\n' : '';
    this.field.setRangeText(gap + text, from, to, 'end');
    this.close();
    this.inserted();
  }
}
