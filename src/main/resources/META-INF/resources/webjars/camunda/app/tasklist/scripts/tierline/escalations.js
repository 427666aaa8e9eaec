// What burns now, who has it, and why: for managers, and for those who lead a team. Live, by the address, and by keyboard.

import { call, element, time } from './desk.js';
import { showDue } from './due.js';
import { EscalationsActs, ESCALATIONS_ACTS_STYLE } from './escalations-acts.js';
import { move, onKey } from './keys.js';
import { language, say } from './words.js';

const KEPT_COLUMNS = 'tierline-escalations-columns';
const ALWAYS = ['key', 'title', 'priority'];
const USUAL = ['customer', 'level', 'owner', 'why', 'due', 'promise', 'last'];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const PAUSE = 250;
// The stream tells of changes; this is for when a proxy keeps it from us.
const AGAIN = 30 * 1000;
const SOONEST = 1500;
const MONEY = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });

const STYLE = `
  :host { display: block; font: 14px/1.45 system-ui, sans-serif; color: #1f2933; }
  [hidden] { display: none !important; }
  .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 18px; margin: 0 0 10px; }
  .sum { font-weight: 600; font-size: 16px; }
  .live { margin-left: auto; color: #52606d; font-size: 13px; }
  .chips { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 10px; padding: 0; border: 0; }
  .chips button { border: 1px solid #52606d; border-radius: 14px; padding: 3px 12px; font: inherit; color: #1f2933; background: #fff; cursor: pointer; }
  .chips button[aria-pressed=true] { background: #dbe9f8; border-color: #0b3a6e; color: #0b3a6e; font-weight: 600; }
  .chips b { font-weight: 700; }
  .filters { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin: 0 0 10px; }
  .filters label { display: flex; flex-direction: column; gap: 2px; font-size: 13px; color: #52606d; }
  .filters select, .filters input[type=search] { font: inherit; font-size: 14px; padding: 5px 8px; border: 1px solid #52606d; border-radius: 4px; background: #fff; color: #1f2933; }
  .filters input[type=search] { width: 230px; box-sizing: border-box; }
  details { position: relative; }
  summary { cursor: pointer; padding: 5px 8px; border: 1px solid #52606d; border-radius: 4px; background: #fff; }
  details .list { position: absolute; z-index: 6; top: 100%; left: 0; margin-top: 2px; padding: 8px 12px; min-width: 210px; background: #fff; border: 1px solid #52606d; border-radius: 4px; }
  details .list label { flex-direction: row; align-items: center; color: #1f2933; font-size: 14px; padding: 2px 0; }
  .exports { margin-left: auto; padding-bottom: 5px; }
  .exports a { margin-left: 12px; }
  .said { margin: 8px 2px; color: #52606d; }
  .said:empty { display: none; }
  .said.bad { color: #a61b1b; font-weight: 600; }
  .scroll { overflow-x: auto; background: #fff; border: 1px solid #d8dee4; }
  table { width: 100%; border-collapse: collapse; }
  thead th { text-align: left; font-weight: 600; font-size: 13px; color: #52606d; white-space: nowrap; }
  th, td { padding: 6px 9px; border-bottom: 1px solid #e4e7eb; vertical-align: top; }
  td { overflow-wrap: break-word; }
  td.title { min-width: 190px; max-width: 320px; overflow-wrap: anywhere; }
  td.why { min-width: 150px; }
  td.last { min-width: 150px; max-width: 260px; overflow-wrap: anywhere; }
  td.due { min-width: 108px; font-variant-numeric: tabular-nums; }
  tr.group th { text-align: left; background: #eef1f4; color: #1f2933; font-size: 13px; padding: 5px 9px; }
  tr.chosen td { background: #eef5fd; }
  a { color: #0b57a4; }
  .more { color: #52606d; font-size: 13px; }
  .last .text { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  .nobody, .tierline-overdue, .late { color: #a61b1b; font-weight: 600; }
  .tierline-soon { color: #7a4b00; font-weight: 600; }
  .p1 { background: #7f1d1d; color: #fff; border-radius: 3px; padding: 0 5px; font-weight: 600; }
  tbody a, tbody input { scroll-margin-bottom: 230px; }
  input[type=checkbox] { width: 16px; height: 16px; }
  :focus-visible { outline: 2px solid #1f2933; outline-offset: 1px; }
`;

class Escalations extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) this.build();
    const links = () => [...this.body.querySelectorAll('a')];
    const select = step => move(links(), step, one => one === this.shadowRoot.activeElement);
    onKey('/', 'key-find', () => this.field.focus());
    onKey('j', 'key-next', () => select(1));
    onKey('k', 'key-before', () => select(-1));
    onKey('x', 'key-choose', () => {
      const focused = this.shadowRoot.activeElement;
      const row = focused && focused.closest('tr[data-key]');
      if (row) this.choose(row.dataset.key, !this.chosen.has(row.dataset.key));
    });
    this.visible = () => (document.hidden ? this.endStream() : this.ask());
    document.addEventListener('visibilitychange', this.visible);
    this.ask();
  }

  disconnectedCallback() {
    clearTimeout(this.planned);
    document.removeEventListener('visibilitychange', this.visible);
    this.endStream();
  }

  build() {
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE + ESCALATIONS_ACTS_STYLE);
    root.adoptedStyleSheets = [style];
    this.chosen = new Set();
    this.shown = [];
    this.read(new URLSearchParams(this.ownAddress() ? location.search : ''));

    const top = element('div', 'top');
    this.sum = element('span', 'sum');
    this.live = element('span', 'live');
    top.append(this.sum, this.live);

    this.chips = element('div', 'chips');
    this.chips.setAttribute('role', 'group');
    this.chips.setAttribute('aria-label', say('escalations-reasons'));

    const filters = element('div', 'filters');
    this.field = element('input');
    this.field.type = 'search';
    this.field.maxLength = 200;
    this.field.value = this.asked.q;
    this.field.addEventListener('input', () => {
      this.asked.q = this.field.value.trim();
      this.plan(PAUSE);
    });
    this.priority = this.select('priority', PRIORITIES.map(one => ({ code: one, name: one })));
    this.level = this.select('level', []);
    this.owner = this.select('owner', []);
    this.columns = element('details');
    this.exports = element('span', 'exports');
    filters.append(
      this.labelled('escalations-find', this.field),
      this.labelled('escalations-priority', this.priority),
      this.labelled('escalations-level', this.level),
      this.labelled('escalations-owner', this.owner),
      this.columns,
      this.exports
    );

    this.said = element('p', 'said');
    this.said.setAttribute('role', 'status');
    this.table = element('table');
    this.head = element('thead');
    this.body = element('tbody');
    this.table.append(this.head, this.body);
    this.table.setAttribute('aria-label', say('page-escalations'));
    const scroll = element('div', 'scroll');
    scroll.append(this.table);
    this.scroll = scroll;
    this.acts = new EscalationsActs(
      () => [...this.chosen],
      results => {
        results.filter(one => one.done).forEach(one => this.chosen.delete(one.key));
        this.ask();
      },
      () => {
        this.chosen.clear();
        this.mark();
      }
    );
    root.append(top, this.chips, filters, this.said, scroll, this.acts.outcome, this.acts.bar);
  }

  // In Cockpit the address is Cockpit's.
  ownAddress() {
    return location.pathname === '/desk/escalations';
  }

  read(params) {
    const one = name => params.get(name) || '';
    this.asked = {
      show: one('show') === 'open' ? 'open' : '',
      attention: one('attention'),
      priority: one('priority'),
      level: one('level'),
      owner: one('owner'),
      q: one('q')
    };
  }

  query() {
    return new URLSearchParams(Object.entries(this.asked).filter(([, value]) => value)).toString();
  }

  labelled(word, field) {
    const label = element('label', '', say(word));
    label.append(field);
    return label;
  }

  select(name, choices) {
    const list = element('select', name);
    list.addEventListener('change', () => {
      this.asked[name] = list.value;
      this.plan(0);
    });
    this.fill(list, name, choices);
    return list;
  }

  fill(list, name, choices) {
    list.replaceChildren(new Option(say('escalations-any'), ''), ...choices.map(one => new Option(one.name, one.code)));
    list.value = this.asked[name];
  }

  visibleColumns() {
    const all = this.choices.columns.map(one => one.code).filter(code => !ALWAYS.includes(code));
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(KEPT_COLUMNS));
    } catch (e) {
      // Not of ours: the usual ones.
    }
    return all.filter(code => (Array.isArray(kept) ? kept : USUAL).includes(code));
  }

  async offer() {
    if (this.choices) return;
    this.choices = await call('GET', '/escalations/choices');
    this.acts.offer(this.choices);
    this.fill(this.level, 'level', this.choices.levels);
    this.fill(this.owner, 'owner', [{ code: 'none', name: say('escalations-no-one') }, ...this.choices.people]);
    const list = element('div', 'list');
    this.choices.columns
      .filter(one => !ALWAYS.includes(one.code))
      .forEach(one => {
        const box = element('input');
        box.type = 'checkbox';
        box.checked = this.visibleColumns().includes(one.code);
        box.addEventListener('change', () => {
          const now = this.visibleColumns().filter(code => code !== one.code);
          localStorage.setItem(KEPT_COLUMNS, JSON.stringify(box.checked ? [...now, one.code] : now));
          this.draw();
        });
        const label = element('label');
        label.append(box, ' ' + one.name);
        list.append(label);
      });
    this.columns.replaceChildren(element('summary', '', say('escalations-columns')), list);
    this.columns.addEventListener('keydown', key => {
      if (key.key !== 'Escape' || !this.columns.open) return;
      this.columns.open = false;
      this.columns.querySelector('summary').focus();
    });
  }

  plan(delay) {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.ask(), delay);
  }

  async ask() {
    clearTimeout(this.planned);
    const query = this.query();
    if (this.ownAddress()) history.replaceState(null, '', location.pathname + (query ? '?' + query : ''));
    const number = (this.number = (this.number || 0) + 1);
    try {
      await this.offer();
      const found = await call('GET', '/escalations?' + query);
      // A slow answer to what was asked before is no answer to what is asked now.
      if (number === this.number) this.show(found);
      this.listen();
    } catch (problem) {
      this.tell(problem.message, true);
      this.live.textContent = '';
    }
    if (this.isConnected && number === this.number && !document.hidden) this.plan(AGAIN);
  }

  listen() {
    if (this.source || document.hidden || !this.isConnected) return;
    const source = new EventSource('/desk/api/escalations/stream');
    this.source = source;
    source.addEventListener('changed', () => this.plan(Math.max(0, (this.askedAt || 0) + SOONEST - Date.now())));
    source.addEventListener('error', () => source.readyState === EventSource.CLOSED && this.endStream());
  }

  endStream() {
    if (this.source) this.source.close();
    this.source = null;
  }

  show(found) {
    this.askedAt = Date.now();
    this.found = found;
    this.shown = found.cases;
    const there = new Set(found.cases.map(one => one.key));
    [...this.chosen].filter(key => !there.has(key)).forEach(key => this.chosen.delete(key));
    this.sum.textContent = say('escalations-sum', { burning: found.burning, open: found.open });
    this.live.textContent = say('escalations-live', { time: time(new Date().toISOString()) });
    this.tell(
      found.cases.length === 0
        ? say(this.query() ? 'escalations-none-found' : 'escalations-none')
        : found.found > found.cases.length
          ? say('escalations-first', { shown: found.cases.length, found: found.found })
          : ''
    );
    // What has not changed stays as it is, under the hand of who is about to click.
    const drawn = JSON.stringify([found, this.asked]);
    if (drawn !== this.drawn) this.draw();
    this.drawn = drawn;
  }

  draw() {
    if (!this.found) return;
    const focused = this.shadowRoot.activeElement;
    const at = focused && focused.closest('tr[data-key]');
    const place = at && { key: at.dataset.key, tag: focused.tagName };
    this.drawChips();
    this.drawExports();
    const columns = this.visibleColumns();
    this.scroll.hidden = this.shown.length === 0;
    const names = Object.fromEntries(this.choices.columns.map(one => [one.code, one.name]));
    const head = element('tr');
    const all = this.box(say('escalations-choose-all'), this.shown.length > 0 && this.shown.every(one => this.chosen.has(one.key)), on => {
      this.shown.forEach(one => (on ? this.chosen.add(one.key) : this.chosen.delete(one.key)));
      this.mark();
    });
    const corner = element('td');
    corner.append(all);
    head.append(corner, ...['case', ...columns].map(code => {
      const cell = element('th', '', code === 'case' ? say('find-case') : names[code]);
      cell.scope = 'col';
      return cell;
    }));
    this.head.replaceChildren(head);
    const rows = [];
    let group = null;
    this.shown.forEach(one => {
      const reason = one.reasons[0] || 'none';
      if (reason !== group) {
        group = reason;
        rows.push(this.group(reason, columns.length + 2));
      }
      rows.push(this.row(one, columns));
    });
    this.body.replaceChildren(...rows);
    this.mark();
    if (place) {
      const row = this.body.querySelector('tr[data-key="' + place.key + '"]');
      const again = row && row.querySelector(place.tag === 'INPUT' ? 'input' : 'a');
      if (again) again.focus();
    }
  }

  drawChips() {
    const chip = (name, word, count, pressed, act) => {
      const made = element('button', 'chip-' + name, word + ' ');
      made.type = 'button';
      made.append(element('b', '', String(count)));
      made.setAttribute('aria-pressed', String(pressed));
      made.addEventListener('click', act);
      return made;
    };
    const { show, attention } = this.asked;
    const set = (shown, reason) => () => {
      this.asked.show = shown;
      this.asked.attention = reason;
      this.plan(0);
    };
    const focused = this.shadowRoot.activeElement;
    const name = focused && this.chips.contains(focused) ? focused.className : null;
    this.chips.replaceChildren(
      chip('burning', say('escalations-burning'), this.found.burning, !show && !attention, set('', '')),
      ...this.choices.reasons.map(one =>
        chip(one.code, one.name, this.found.counts[one.code], attention === one.code, set('', attention === one.code ? '' : one.code))
      ),
      chip('open', say('escalations-open'), this.found.open, show === 'open' && !attention, set('open', ''))
    );
    if (name) this.chips.querySelector('.' + name).focus();
  }

  drawExports() {
    const columns = [...ALWAYS, ...this.visibleColumns()].join(',');
    this.exports.replaceChildren(
      ...['csv', 'xlsx'].map(kind => {
        const link = element('a', kind, kind.toUpperCase());
        const query = new URLSearchParams(this.query());
        query.set('columns', columns);
        link.href = '/desk/api/escalations/table.' + kind + '?' + query;
        link.download = '';
        link.title = say('escalations-export');
        return link;
      })
    );
  }

  group(reason, width) {
    const row = element('tr', 'group');
    const known = this.choices.reasons.find(one => one.code === reason);
    const count = this.shown.filter(one => (one.reasons[0] || 'none') === reason).length;
    const cell = element('th', '', (known ? known.name : say('escalations-calm')) + ' · ' + count);
    cell.colSpan = width;
    cell.scope = 'rowgroup';
    row.append(cell);
    return row;
  }

  box(label, checked, change) {
    const box = element('input');
    box.type = 'checkbox';
    box.checked = checked;
    box.setAttribute('aria-label', label);
    box.addEventListener('change', () => change(box.checked));
    return box;
  }

  row(one, columns) {
    const row = element('tr');
    row.dataset.key = one.key;
    const first = element('td');
    first.append(this.box(say('escalations-choose', { key: one.key }), this.chosen.has(one.key), on => this.choose(one.key, on)));
    const title = element('td', 'title');
    const link = element('a', '', one.key);
    link.href = '/desk/cases/' + one.key;
    title.append(element('span', one.priority.toLowerCase(), one.priority), ' ', link, element('div', '', one.title || say('case-erased')));
    row.append(first, title, ...columns.map(code => this.cell(code, one)));
    return row;
  }

  cell(code, one) {
    const cell = element('td', code);
    const fill = {
      value: () => one.value !== undefined && cell.append(MONEY.format(one.value)),
      owner: () => cell.append(one.owner || element('span', 'nobody', say('escalations-no-one'))),
      why: () => cell.append(...one.why.map(text => element('div', '', text))),
      due: () => {
        const place = element('div');
        cell.append(place);
        showDue(place, one.due || null, false);
        if (one.deadline && !this.visibleColumns().includes('deadline')) cell.append(element('div', 'more', one.deadline));
      },
      promise: () => one.promise && cell.append(element('span', new Date(one.promise) < new Date() ? 'late' : '', time(one.promise))),
      last: () => {
        if (!one.lastAt) return;
        const text = element('div', 'text', one.last || say('case-erased'));
        text.title = one.last || '';
        cell.append(text, element('div', 'more', time(one.lastAt)));
      },
      'last-at': () => one.lastAt && cell.append(time(one.lastAt)),
      'handed-back': () => cell.append(String(one.handedBack)),
      opened: () => cell.append(time(one.opened))
    };
    if (fill[code]) fill[code]();
    else cell.textContent = one[code] || '';
    return cell;
  }

  choose(key, on) {
    if (on) this.chosen.add(key);
    else this.chosen.delete(key);
    this.mark();
  }

  mark() {
    this.body.querySelectorAll('tr[data-key]').forEach(row => {
      const on = this.chosen.has(row.dataset.key);
      row.classList.toggle('chosen', on);
      row.querySelector('input').checked = on;
    });
    this.acts.show();
  }

  tell(text, bad) {
    this.said.textContent = text;
    this.said.classList.toggle('bad', Boolean(bad));
  }
}

customElements.define('tl-escalations', Escalations);
