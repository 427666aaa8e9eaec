// Finds cases: by one field over all of them, and by the lists that a person works by.

import { call, element, time } from './desk.js';
import { move, onKey } from './keys.js';
import { SAVED_STYLE, SavedLists } from './saved-lists.js';
import { say } from './words.js';

const LISTS = ['mine', 'team', 'unowned', 'waiting', 'replied'];
const PAUSE = 250;
const AGAIN = 30 * 1000;

const STYLE = `
  :host { display: block; font: 14px/1.45 system-ui, sans-serif; color: #1f2933; }
  [hidden] { display: none !important; }
  .field { box-sizing: border-box; width: 100%; font: inherit; font-size: 15px; padding: 9px 12px; border: 1px solid #52606d;
    border-radius: 5px; background: #fff; color: inherit; }
  .lists { display: flex; flex-wrap: wrap; gap: 2px; margin: 12px 0 0; border-bottom: 1px solid #cbd2d9; }
  .lists button { border: 0; background: none; font: inherit; padding: 8px 12px; cursor: pointer; color: #323f4b;
    border-bottom: 3px solid transparent; }
  .lists button[aria-selected=true] { font-weight: 600; border-bottom-color: #0b57a4; color: #0b3a6e; }
  .said { margin: 10px 2px; color: #52606d; min-height: 20px; }
  .said.bad { color: #a61b1b; font-weight: 600; }
  table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid #d8dee4; }
  th { text-align: left; font-weight: 600; font-size: 13px; color: #52606d; }
  th, td { padding: 6px 10px; border-bottom: 1px solid #e4e7eb; vertical-align: top; }
  td.title { width: 46%; overflow-wrap: anywhere; }
  a { color: #0b57a4; }
  .excerpt { color: #52606d; font-size: 13px; margin-top: 2px; }
  .late { color: #a61b1b; font-weight: 600; }
  .p1 { background: #7f1d1d; color: #fff; border-radius: 3px; padding: 0 5px; font-weight: 600; }
  :focus-visible { outline: 2px solid #1f2933; outline-offset: 1px; }
`;

class Finding extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) this.build();
    const select = step => move([...this.rows.querySelectorAll('a')], step, one => one === this.shadowRoot.activeElement);
    onKey('/', 'key-find', () => this.field.focus());
    onKey('j', 'key-next', () => select(1));
    onKey('k', 'key-before', () => select(-1));
    this.ask();
    this.saved.load().catch(problem => this.tell(problem.message, true));
  }

  disconnectedCallback() {
    clearTimeout(this.planned);
  }

  build() {
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE + SAVED_STYLE);
    root.adoptedStyleSheets = [style];
    const asked = new URLSearchParams(location.search);
    this.list = LISTS.includes(asked.get('list')) ? asked.get('list') : 'mine';
    this.field = element('input', 'field');
    this.field.type = 'search';
    this.field.maxLength = 200;
    this.field.placeholder = say('find-placeholder');
    this.field.setAttribute('aria-label', say('case-find'));
    this.field.value = asked.get('q') || '';
    this.field.addEventListener('input', () => this.plan(PAUSE));
    this.field.addEventListener('keydown', key => {
      if (key.key === 'Escape' && this.field.value) {
        this.field.value = '';
        this.plan(0);
      }
    });
    const lists = element('div', 'lists');
    lists.setAttribute('role', 'tablist');
    lists.setAttribute('aria-label', say('find-lists'));
    this.tabs = LISTS.map(code => this.tab('list-' + code, say('find-list-' + code), () => this.open(code, '')));
    this.tabs.forEach((tab, i) => (tab.code = LISTS[i]));
    lists.append(...this.tabs);
    this.lists = lists;
    this.saved = new SavedLists(() => this.drawSaved(), (text, bad) => this.tell(text, bad));
    this.said = element('p', 'said');
    this.said.setAttribute('role', 'status');
    this.table = element('table');
    this.table.hidden = true;
    const head = element('tr');
    head.append(...['case', 'customer', 'where', 'owner', 'next-deadline'].map(name => {
      const cell = element('th', '', say('find-' + name));
      cell.scope = 'col';
      return cell;
    }));
    const top = element('thead');
    top.append(head);
    this.rows = element('tbody');
    this.table.append(top, this.rows);
    root.append(this.field, lists, this.saved.bar, this.said, this.table);
  }

  tab(className, name, open) {
    const tab = element('button', className, name);
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.addEventListener('click', open);
    return tab;
  }

  open(code, question) {
    this.list = code;
    this.field.value = question;
    this.plan(0);
  }

  drawSaved() {
    const own = this.saved.all.map(one => {
      const tab = this.tab('own', one.name, () => this.open(this.list, one.q));
      tab.title = one.q;
      tab.question = one.q;
      return tab;
    });
    this.lists.replaceChildren(...this.tabs, ...own);
    this.choose(this.field.value.trim());
  }

  // Which list is the one that is shown.
  choose(typed) {
    [...this.lists.children].forEach(tab => {
      const chosen = tab.code ? !typed && tab.code === this.list : tab.question === typed;
      tab.setAttribute('aria-selected', String(chosen));
    });
    this.saved.show(typed);
  }

  plan(delay) {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.ask(), delay);
  }

  async ask() {
    clearTimeout(this.planned);
    const typed = this.field.value.trim();
    const query = typed ? 'q=' + encodeURIComponent(typed) : 'list=' + this.list;
    history.replaceState(null, '', '?' + query);
    this.choose(typed);
    const number = (this.number || 0) + 1;
    this.number = number;
    try {
      const found = await call('GET', '/cases?' + query);
      // A slow answer to what was typed before is no answer to what stands there now.
      if (number === this.number) this.show(found, typed);
    } catch (problem) {
      this.tell(problem.message, true);
    }
    if (this.isConnected && number === this.number) this.planned = setTimeout(() => document.hidden || this.ask(), AGAIN);
  }

  show(found, typed) {
    // A search counts no lists.
    this.counts = found.counts || this.counts || {};
    this.tabs.forEach(tab => {
      const count = this.counts[tab.code];
      tab.textContent = say('find-list-' + tab.code) + (count ? ' ' + count : '');
    });
    const none = found.cases.length === 0;
    this.table.hidden = none;
    if (!typed) {
      this.tell(none ? say('find-none-' + this.list) : '');
    } else if (none) {
      this.tell(say('find-none', { typed }));
    } else {
      this.tell(found.similar ? say('find-similar', { typed }) : say('find-found', { count: found.cases.length }));
    }
    this.rows.replaceChildren(...found.cases.map(one => this.row(one)));
  }

  row(one) {
    const row = element('tr');
    const title = element('td', 'title');
    const link = element('a', '', one.key + ' · ' + (one.title || say('case-erased')));
    link.href = '/desk/cases/' + one.key;
    title.append(element('span', one.priority.toLowerCase(), one.priority), ' ', link);
    if (one.excerpt) title.append(element('div', 'excerpt', '… ' + one.excerpt + ' …'));
    const where = one.state === 'open' ? one.levelName || say('where-arriving') : say('where-' + one.state);
    const late = one.nextDeadline && new Date(one.nextDeadline) < new Date();
    row.append(
      title,
      element('td', '', one.customer),
      element('td', '', where),
      element('td', '', one.ownerName || '–'),
      element('td', late ? 'late' : '', one.nextDeadline ? late ? say('find-was-due', { time: time(one.nextDeadline) }) : time(one.nextDeadline) : '–')
    );
    return row;
  }

  tell(text, bad) {
    this.said.textContent = text;
    this.said.classList.toggle('bad', Boolean(bad));
  }
}

customElements.define('tl-finding', Finding);
