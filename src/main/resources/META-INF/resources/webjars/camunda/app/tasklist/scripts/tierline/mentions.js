// Whom a note calls on by an @: offered while one writes it, and marked where it is read.

import { call, element } from './desk.js';
import { say } from './words.js';

// As the server reads them: no part of a mail address, a path or another word.
const NAMED = /(?<![\p{L}\p{N}._%+@/-])@([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?![\p{L}\p{N}@])/gu;
const BEGUN = /(?<![\p{L}\p{N}._%+@/-])@([\p{L}\p{N}._-]*)$/u;
const MOST = 8;

export const MENTIONS_STYLE = `
  .mention { font-weight: 600; color: #0b3a6e; background: #dbe9f8; border-radius: 3px; padding: 0 3px; }
  .offers { list-style: none; margin: 0; padding: 4px 0; border-top: 1px solid #e2cf7c; background: #fff; max-height: 260px; overflow-y: auto; }
  .offers li { padding: 4px 12px; cursor: pointer; }
  .offers li[aria-selected=true] { background: #dbe9f8; color: #0b3a6e; }
  .offers .called { font-weight: 600; margin-right: 8px; }
`;

let asked;

// People and teams who may see the case; asked for once a page.
export function mentionable() {
  asked = asked || call('GET', '/mentionable');
  asked.catch(() => (asked = null));
  return asked;
}

export const callsOn = text => text.search(NAMED) >= 0;

// A text whose known names are marked.
export function marked(text, known) {
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(NAMED)) {
    const one = known.find(other => other.name === found[1]) || known.find(other => other.name === found[1].toLowerCase());
    if (!one) continue;
    const mention = element('span', 'mention', found[0]);
    mention.title = titleOf(one);
    parts.append(text.slice(from, found.index), mention);
    from = found.index + found[0].length;
  }
  parts.append(text.slice(from));
  return parts;
}

function titleOf(one) {
  return one.title || say('mention-team', { count: one.members });
}

// What is offered below a field for the name that is being written.
export class MentionOffers {
  // @param wanted whether names count in what is written now
  constructor(field, wanted) {
    this.field = field;
    this.wanted = wanted;
    this.offers = [];
    this.list = element('ul', 'offers');
    this.list.id = 'mention-offers';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', say('mention-offers'));
    field.setAttribute('aria-controls', this.list.id);
    field.setAttribute('aria-autocomplete', 'list');
    field.addEventListener('input', () => this.look());
    field.addEventListener('click', () => this.look());
    field.addEventListener('focus', () => this.look());
    field.addEventListener('blur', () => this.close());
    field.addEventListener('keydown', key => this.key(key));
  }

  begun() {
    const { selectionStart, selectionEnd, value } = this.field;
    if (!this.wanted() || selectionStart !== selectionEnd) return null;
    const found = value.slice(0, selectionStart).match(BEGUN);
    return found && { word: found[1].toLowerCase(), from: found.index, to: selectionStart };
  }

  async look() {
    if (!this.begun()) return this.close();
    const all = await mentionable().catch(() => []);
    // The cursor may be elsewhere by now.
    const begun = this.begun();
    if (!begun) return this.close();
    const fits = text => text.toLowerCase().startsWith(begun.word);
    this.show(all.filter(one => fits(one.name) || (one.title || '').split(' ').some(fits)).slice(0, MOST), begun);
  }

  show(offers, begun) {
    // A name that is written out needs no offer.
    if (offers.length === 0 || (offers.length === 1 && offers[0].name === begun.word)) return this.close();
    this.offers = offers;
    this.list.replaceChildren(
      ...offers.map((one, place) => {
        const item = element('li');
        item.id = 'mention-' + place;
        item.setAttribute('role', 'option');
        item.append(element('span', 'called', '@' + one.name), titleOf(one));
        // Before the field loses the cursor.
        item.addEventListener('mousedown', press => {
          press.preventDefault();
          this.take(one);
        });
        return item;
      })
    );
    this.list.hidden = false;
    this.choose(0);
  }

  choose(place) {
    this.chosen = (place + this.offers.length) % this.offers.length;
    [...this.list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === this.chosen)));
    this.list.children[this.chosen].scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', 'mention-' + this.chosen);
  }

  key(key) {
    if (this.list.hidden || key.ctrlKey || key.metaKey || key.altKey) return;
    const done = {
      ArrowDown: () => this.choose(this.chosen + 1),
      ArrowUp: () => this.choose(this.chosen - 1),
      Enter: () => this.take(this.offers[this.chosen]),
      Escape: () => this.close()
    }[key.key];
    if (!done) return;
    done();
    key.preventDefault();
    key.stopImmediatePropagation();
  }

  take(one) {
    const begun = this.begun();
    this.close();
    if (!begun) return;
    this.field.setRangeText('@' + one.name + ' ', begun.from, begun.to, 'end');
    this.field.dispatchEvent(new Event('input'));
  }

  close() {
    this.list.hidden = true;
    this.offers = [];
    this.field.removeAttribute('aria-activedescendant');
  }
}
