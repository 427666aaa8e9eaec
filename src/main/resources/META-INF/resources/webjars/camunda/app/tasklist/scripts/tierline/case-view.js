// The case: what was said, both ways and among colleagues, and a place to say something without ending the task.

import { COMPOSER_FILES_STYLE, ComposerFiles } from './composer-files.js';
import { call, element, once, time } from './desk.js';
import { SHOWN_FILES_STYLE, shownFiles } from './shown-files.js';
import { askAgain } from './unseen.js';

const AGAIN = 15 * 1000;
const PAUSE = 500;

const STYLE = `
  :host { display: block; font: 14px/1.45 system-ui, sans-serif; color: #1f2933; }
  [hidden] { display: none !important; }
  .stream { max-height: 46vh; min-height: 120px; overflow-y: auto; padding: 2px 6px 2px 2px; }
  .entry { border: 1px solid #d8dee4; border-left: 4px solid #68778a; border-radius: 4px; background: #fff;
    padding: 6px 10px 8px; margin: 0 0 8px; }
  .update { border-left-color: #0b57a4; }
  .note { background: #fff8dc; border-color: #e2cf7c; border-left-color: #b58900; }
  .event { border: 0; background: none; color: #52606d; padding: 0 12px; font-size: 13px; }
  .head { display: flex; gap: 8px; align-items: baseline; }
  .event .head { display: inline; }
  .by { font-weight: 600; }
  .as { color: #52606d; font-size: 13px; }
  time { margin-left: auto; color: #52606d; font-size: 13px; white-space: nowrap; }
  .text { margin: 2px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 75ch; }
  .new { display: flex; align-items: center; gap: 10px; color: #a61b1b; font-weight: 600; font-size: 13px; margin: 2px 0 8px; }
  .new::before, .new::after { content: ''; flex: 1; border-top: 1px solid #a61b1b; }
  .composer { border: 2px solid #0b57a4; border-radius: 6px; background: #fff; margin-top: 10px; }
  .composer.noting { border-color: #b58900; background: #fff8dc; }
  .modes { display: flex; flex-wrap: wrap; align-items: center; border-bottom: 1px solid #d8dee4; }
  .modes button { border: 0; background: none; font: inherit; padding: 8px 12px; cursor: pointer; color: #323f4b;
    border-bottom: 3px solid transparent; }
  .modes button[aria-selected=true] { font-weight: 600; border-bottom-color: #0b57a4; color: #0b3a6e; }
  .noting .modes button[aria-selected=true] { border-bottom-color: #b58900; color: #5c4500; }
  .to { margin-left: auto; padding: 0 12px; color: #52606d; font-size: 13px; }
  textarea { box-sizing: border-box; display: block; width: 100%; min-height: 84px; border: 0; padding: 8px 12px; font: inherit;
    resize: vertical; background: transparent; color: inherit; }
  textarea:focus-visible { outline: 2px solid #62a8e5; outline-offset: -2px; }
  .foot { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; padding: 6px 10px; }
  .state { color: #52606d; font-size: 13px; }
  .state.bad { color: #a61b1b; font-weight: 600; }
  .send { margin-left: auto; border: 0; border-radius: 4px; padding: 7px 14px; font: inherit; font-weight: 600; color: #fff;
    background: #0b57a4; cursor: pointer; }
  .noting .send { background: #8a6800; }
  .send:disabled { opacity: .5; cursor: default; }
  button:focus-visible { outline: 2px solid #1f2933; outline-offset: 1px; }
  .keys { color: #52606d; font-size: 12px; }
`;

const MODES = {
  update: {
    tab: 'Reply to customer',
    send: view => 'Send to ' + view.reader,
    placeholder: view => 'Goes to ' + view.reader + ' as you write it. It counts as your answer; the task stays open.',
    done: 'Sent'
  },
  note: {
    tab: 'Internal note',
    send: () => 'Save note',
    placeholder: () => 'For colleagues. The customer does not see it.',
    done: 'Noted'
  }
};

class CaseView extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) this.build();
    this.shown = this.onVisible.bind(this);
    document.addEventListener('visibilitychange', this.shown);
    this.load();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.shown);
    clearTimeout(this.again);
    this.endStream();
    this.keepNow();
  }

  onVisible() {
    if (document.hidden) this.endStream();
    else this.load();
  }

  // News as they come. A browser has few connections to one server, so what is not looked at has none.
  listen() {
    if (this.source || document.hidden || !this.isConnected || !this.seq) return;
    const source = new EventSource('/desk/api/cases/' + this.key + '/stream?since=' + this.seq);
    this.source = source;
    source.addEventListener('news', event => {
      this.show(JSON.parse(event.data));
      this.looked();
    });
    source.addEventListener('open', () => (this.live = true));
    source.addEventListener('error', () => {
      this.live = false;
      if (source.readyState === EventSource.CLOSED) this.endStream();
    });
  }

  endStream() {
    if (this.source) this.source.close();
    this.source = null;
    this.live = false;
  }

  build() {
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE + COMPOSER_FILES_STYLE + SHOWN_FILES_STYLE);
    root.adoptedStyleSheets = [style];
    this.mode = 'update';
    this.texts = { update: '', note: '' };
    this.keptFiles = {};
    this.seq = 0;
    this.entries = new Map();

    this.stream = element('div', 'stream');
    this.stream.setAttribute('role', 'log');
    this.stream.setAttribute('aria-label', 'Conversation');
    this.stream.tabIndex = 0;

    this.composer = element('div', 'composer');
    const modes = element('div', 'modes');
    modes.setAttribute('role', 'tablist');
    this.tabs = Object.keys(MODES).map(mode => {
      const tab = element('button', 'mode-' + mode, MODES[mode].tab);
      tab.type = 'button';
      tab.setAttribute('role', 'tab');
      tab.addEventListener('click', () => this.choose(mode));
      tab.mode = mode;
      return tab;
    });
    this.to = element('span', 'to');
    modes.append(...this.tabs, this.to);
    this.field = element('textarea');
    this.field.maxLength = 20000;
    this.field.addEventListener('input', () => this.typed());
    this.field.addEventListener('keydown', key => {
      if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) this.say();
      key.stopPropagation();
    });
    const foot = element('div', 'foot');
    this.state = element('span', 'state');
    this.state.setAttribute('role', 'status');
    this.button = element('button', 'send');
    this.button.type = 'button';
    this.button.addEventListener('click', () => this.say());
    this.composer.caseKey = this.key;
    this.files = new ComposerFiles(this.composer, this.field, () => this.mode, () => this.filesChanged());
    foot.append(this.files.button, this.files.input, this.state, this.button, element('span', 'keys', 'Ctrl+Enter'));
    this.composer.append(modes, this.field, this.files.list, foot);
    this.composer.hidden = true;
    root.append(this.stream, this.composer);
  }

  async load() {
    clearTimeout(this.again);
    const key = this.key;
    try {
      const view = await call('GET', '/cases/' + key + (this.seq ? '?since=' + this.seq : ''));
      if (view) this.show(view);
      if (!this.drafted) await this.restore();
      this.failed = false;
      this.looked();
      this.listen();
    } catch (problem) {
      this.failed = true;
      this.tell(problem.message, true);
    }
    if (this.isConnected) this.again = setTimeout(() => this.pollAgain(), AGAIN);
  }

  // As long as the stream stands there is nothing to ask for.
  pollAgain() {
    if (this.live) this.again = setTimeout(() => this.pollAgain(), AGAIN);
    else if (!document.hidden) this.load();
  }

  show(view) {
    const first = this.seq === 0;
    const atEnd = first || this.stream.scrollHeight - this.stream.scrollTop - this.stream.clientHeight < 40;
    this.view = view;
    this.seq = view.seq;
    if (first) this.newFrom = view.looked;
    view.entries.forEach(entry => this.entries.set(entry.seq, entry));
    this.draw();
    this.dispatchEvent(new CustomEvent('tl-shown', { detail: view }));
    if (first) {
      this.composer.hidden = false;
      this.choose(this.mode);
    }
    if (atEnd) this.stream.scrollTop = this.stream.scrollHeight;
  }

  draw() {
    const all = [...this.entries.values()].sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq);
    let marked = this.newFrom === 0;
    const nodes = [];
    all.forEach(entry => {
      if (!marked && entry.seq > this.newFrom && entry.kind !== 'event') {
        marked = true;
        nodes.push(element('div', 'new', 'New since you last looked'));
      }
      nodes.push(this.entry(entry));
    });
    this.stream.replaceChildren(...nodes);
  }

  entry(entry) {
    const box = element('article', 'entry ' + entry.kind);
    const head = element('div', 'head');
    const when = element('time', '', time(entry.at));
    when.dateTime = entry.at;
    when.title = new Date(entry.at).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' });
    if (entry.kind === 'event') {
      head.append(element('span', '', 'The case ' + entry.text + ' · '), when);
      box.append(head);
      return box;
    }
    const what = {
      customer: 'customer',
      update: 'to ' + this.view.reader,
      note: 'internal note – the customer does not see it'
    }[entry.kind];
    head.append(element('span', 'by', entry.by), element('span', 'as', what + (entry.as ? ' · ' + entry.as : '')), when);
    box.append(head);
    if (entry.text !== '') box.append(element('p', 'text', entry.text === undefined ? '(erased)' : entry.text));
    if (entry.files) box.append(shownFiles(this.shadowRoot, this.key, entry.files));
    return box;
  }

  // What is on the screen of a person who is there is looked at.
  looked() {
    if (document.hidden || this.seenUpTo === this.seq || this.offsetParent === null) return;
    const seq = this.seq;
    call('PUT', '/cases/' + this.key + '/look', { seq }).then(() => {
      this.seenUpTo = seq;
      askAgain();
    }, () => {});
  }

  choose(mode) {
    if (this.mode !== mode) this.keepNow();
    this.mode = mode;
    this.composer.classList.toggle('noting', mode === 'note');
    this.tabs.forEach(tab => tab.setAttribute('aria-selected', String(tab.mode === mode)));
    this.field.value = this.texts[mode];
    this.field.placeholder = MODES[mode].placeholder(this.view);
    this.field.setAttribute('aria-label', MODES[mode].tab);
    this.button.textContent = MODES[mode].send(this.view);
    this.files.draw();
    this.to.textContent =
      mode === 'note'
        ? 'To colleagues'
        : this.view.address
          ? 'To ' + this.view.reader + ' <' + this.view.address + '>'
          : 'No address is known: shown on the status page';
    this.tell('');
  }

  typed() {
    this.texts[this.mode] = this.field.value;
    this.ready();
    this.tell('');
    clearTimeout(this.keeping);
    this.dirty = this.mode;
    this.keeping = setTimeout(() => this.keepNow(), PAUSE);
  }

  // Words, or files that are all there.
  ready() {
    const something = this.field.value.trim() || this.files.ids(this.mode).length;
    this.button.disabled = this.sending || !something || this.files.isBusy(this.mode);
  }

  filesChanged() {
    this.ready();
    const kept = this.files.kept(this.mode);
    if (!this.drafted || kept === (this.keptFiles[this.mode] || '')) return;
    this.keptFiles[this.mode] = kept;
    this.typed();
  }

  async keepNow() {
    clearTimeout(this.keeping);
    if (!this.dirty) return;
    const mode = this.dirty;
    this.dirty = null;
    try {
      const kept = await call('PUT', '/cases/' + this.key + '/drafts/' + mode, {
        content: [
          { key: 'text', label: MODES[mode].tab, value: this.texts[mode] },
          { key: 'files', label: 'Files', value: this.files.kept(mode) }
        ]
      });
      if (kept && kept.changedAt && !this.dirty && this.texts[mode]) this.tell('Draft kept ' + time(kept.changedAt));
    } catch (problem) {
      this.dirty = this.dirty || mode;
      this.tell('Not kept: ' + problem.message, true);
    }
  }

  async restore() {
    const drafts = await call('GET', '/cases/' + this.key + '/drafts');
    this.drafted = true;
    drafts
      .filter(draft => MODES[draft.place] && !this.texts[draft.place])
      .reverse()
      .forEach(draft => {
        const kept = key => (draft.content.find(field => field.key === key) || { value: '' }).value;
        this.texts[draft.place] = kept('text');
        this.files.restore(draft.place, kept('files'));
        this.keptFiles[draft.place] = kept('files');
        this.choose(draft.place);
        this.tell('Draft of ' + time(draft.changedAt));
      });
  }

  async say() {
    const text = this.texts[this.mode].trim();
    const mode = this.mode;
    const attachments = this.files.ids(mode);
    if (this.sending || this.files.isBusy(mode) || !(text || attachments.length)) return;
    clearTimeout(this.keeping);
    this.dirty = null;
    // The same words pressed twice, or sent again after an answer was lost, are said once.
    const all = mode + text + attachments;
    if (!this.attempt || this.attempt.text !== all) this.attempt = { text: all, key: once() };
    this.sending = true;
    this.button.disabled = true;
    this.tell('Sending …');
    try {
      await call('POST', '/cases/' + this.key + '/messages', { kind: mode, text, attachments }, { 'Idempotency-Key': this.attempt.key });
      this.attempt = null;
      this.texts[mode] = '';
      this.keptFiles[mode] = '';
      this.files.sent(mode, attachments);
      this.choose(mode);
      this.tell(MODES[mode].done + ' ' + time(new Date().toISOString()));
      await this.load();
      this.stream.scrollTop = this.stream.scrollHeight;
    } catch (problem) {
      this.dirty = mode;
      this.tell(problem.message, true);
    } finally {
      this.sending = false;
      this.ready();
    }
  }

  tell(text, bad) {
    this.state.textContent = text;
    this.state.classList.toggle('bad', Boolean(bad));
  }
}

customElements.define('tl-case', CaseView);
