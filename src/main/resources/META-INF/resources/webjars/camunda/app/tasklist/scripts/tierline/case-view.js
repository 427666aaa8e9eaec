// The case: what was said, both ways and among colleagues, and a place to say something without ending the task.

import { COMPOSER_FILES_STYLE, ComposerFiles } from './composer-files.js';
import { ACTS_STYLE, CaseActs } from './case-acts.js';
import { CaseFacts, FACTS_STYLE } from './case-facts.js';
import { SIMILAR_STYLE, SimilarCases } from './case-similar.js';
import { call, element, once, time } from './desk.js';
import { follow, isLive, unfollow } from './live.js';
import { MENTIONS_STYLE, MentionOffers, callsOn, marked, mentionable } from './mentions.js';
import { gapIn, REPLIES_STYLE, SavedReplies } from './saved-replies.js';
import { SHOWN_FILES_STYLE, shownFiles } from './shown-files.js';
import { askAgain } from './unseen.js';
import { known, say } from './words.js';

const AGAIN = 15 * 1000;
const PAUSE = 500;
const SECOND = 1000;

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
  .tabs { display: flex; }
  .to { margin-left: auto; padding: 0 12px; color: #52606d; font-size: 13px; }
  textarea { box-sizing: border-box; display: block; width: 100%; min-height: 84px; border: 0; padding: 8px 12px; font: inherit;
    resize: vertical; background: transparent; color: inherit; }
  textarea:focus-visible { outline: 2px solid #62a8e5; outline-offset: -2px; }
  .foot { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; padding: 6px 10px; }
  .state { flex: 1 1 0; min-width: 160px; color: #52606d; font-size: 13px; }
  .state.bad { color: #a61b1b; font-weight: 600; }
  .send { margin-left: auto; border: 0; border-radius: 4px; padding: 7px 14px; font: inherit; font-weight: 600; color: #fff;
    background: #0b57a4; cursor: pointer; }
  .noting .send { background: #8a6800; }
  .send:disabled { opacity: .5; cursor: default; }
  button:focus-visible { outline: 2px solid #1f2933; outline-offset: 1px; }
  .keys { color: #52606d; font-size: 12px; }
  .held { border-style: dashed; margin: 8px 6px 0 2px; }
  .held .undo { margin-left: auto; border: 1px solid #0b57a4; border-radius: 4px; padding: 2px 12px; font: inherit; font-weight: 600;
    color: #0b3a6e; background: #fff; cursor: pointer; }
  .held .text { max-height: 4.4em; overflow: hidden; }
`;

const MODES = ['update', 'note'];

// As what it was said; what a model of an owner's own calls it is shown as it is.
function asWhat(code) {
  return known('said-' + code) ? say('said-' + code) : code.replaceAll('-', ' ');
}

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
    clearTimeout(this.ticking);
    unfollow(this);
    this.keepNow();
  }

  onVisible() {
    if (!document.hidden) this.load();
  }

  news(view) {
    this.show(view);
    this.looked();
  }

  present(colleagues) {
    this.acts.showPresent(colleagues);
  }

  build() {
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(
      STYLE + ACTS_STYLE + FACTS_STYLE + SIMILAR_STYLE + COMPOSER_FILES_STYLE + REPLIES_STYLE + SHOWN_FILES_STYLE + MENTIONS_STYLE
    );
    root.adoptedStyleSheets = [style];
    this.mode = 'update';
    this.texts = { update: '', note: '' };
    this.keptFiles = {};
    this.seq = 0;
    this.entries = new Map();
    this.held = [];

    this.stream = element('div', 'stream');
    this.stream.setAttribute('role', 'log');
    this.stream.setAttribute('aria-label', say('case-conversation'));
    this.stream.tabIndex = 0;

    this.composer = element('div', 'composer');
    const modes = element('div', 'modes');
    const tabs = element('div', 'tabs');
    tabs.setAttribute('role', 'tablist');
    tabs.setAttribute('aria-label', say('case-write'));
    this.tabs = MODES.map(mode => {
      const tab = element('button', 'mode-' + mode, say(mode + '-tab'));
      tab.type = 'button';
      tab.setAttribute('role', 'tab');
      tab.addEventListener('click', () => this.choose(mode));
      tab.mode = mode;
      return tab;
    });
    this.to = element('span', 'to');
    tabs.append(...this.tabs);
    modes.append(tabs, this.to);
    this.field = element('textarea');
    this.field.maxLength = 20000;
    this.field.addEventListener('input', () => this.typed());
    this.offers = new MentionOffers(this.field, () => this.mode === 'note');
    this.field.addEventListener('keydown', key => {
      if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) this.say();
      if (key.key === ';' && this.field.value === '') {
        key.preventDefault();
        this.replies.open();
      }
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
    this.replies = new SavedReplies(this.key, this.field, () => this.mode, () => this.inserted());
    foot.append(this.files.button, this.replies.button, this.files.input, this.state, this.button, element('span', 'keys', 'Ctrl+Enter'));
    this.composer.append(modes, this.replies.place, this.field, this.offers.list, this.files.list, foot);
    this.composer.hidden = true;
    this.holding = element('div', 'holding');
    this.acts = new CaseActs(this.key, () => this.load());
    this.facts = new CaseFacts(this.key, () => this.load());
    this.similar = new SimilarCases(this.key);
    root.append(this.acts.bar, this.facts.box, this.similar.box, this.stream, this.holding, this.composer);
  }

  async load() {
    clearTimeout(this.again);
    const key = this.key;
    try {
      const view = await call('GET', '/cases/' + key + (this.seq ? '?since=' + this.seq : ''));
      if (view) this.show(view);
      if (!this.drafted) await this.restore();
      if (this.held.length > 0) this.tick();
      this.failed = false;
      this.looked();
      if (this.isConnected) follow(this);
    } catch (problem) {
      this.failed = true;
      this.tell(problem.message, true);
    }
    if (this.isConnected) this.again = setTimeout(() => this.pollAgain(), AGAIN);
  }

  // As long as the stream stands there is nothing to ask for.
  pollAgain() {
    if (isLive()) this.again = setTimeout(() => this.pollAgain(), AGAIN);
    else if (!document.hidden) this.load();
  }

  show(view) {
    const first = this.seq === 0;
    const atEnd = first || this.stream.scrollHeight - this.stream.scrollTop - this.stream.clientHeight < 40;
    this.view = view;
    this.acts.show(view.following);
    this.acts.showSnoozed(view.snoozed);
    this.facts.show(view);
    this.seq = view.seq;
    if (first) this.newFrom = view.looked;
    view.entries.forEach(entry => this.entries.set(entry.seq, entry));
    this.draw();
    if (!this.known && view.entries.some(entry => this.mayCall(entry))) this.learn();
    this.dispatchEvent(new CustomEvent('tl-shown', { detail: view }));
    if (first) {
      this.composer.hidden = false;
      this.choose(this.wanted || this.mode);
      if (this.wanted) this.field.focus();
    }
    if (atEnd) this.stream.scrollTop = this.stream.scrollHeight;
  }

  // Who is called on in notes is marked as soon as the names are there.
  async learn() {
    this.known = await mentionable().catch(() => null);
    if (this.known) this.draw();
  }

  mayCall(entry) {
    return entry.kind === 'note' && callsOn(entry.text || '');
  }

  draw() {
    const all = [...this.entries.values()].sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq);
    let marked = this.newFrom === 0;
    const nodes = [];
    all.forEach(entry => {
      if (!marked && entry.seq > this.newFrom && entry.kind !== 'event') {
        marked = true;
        nodes.push(element('div', 'new', say('case-new')));
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
    when.title = new Date(entry.at).toLocaleString(navigator.language, { dateStyle: 'full', timeStyle: 'long' });
    if (entry.kind === 'event') {
      head.append(element('span', '', say('case-' + entry.as, { level: entry.text }) + ' · '), when);
      box.append(head);
      return box;
    }
    const what = {
      customer: say('case-customer'),
      update: say('case-to', { reader: this.view.reader }),
      note: say('case-note')
    }[entry.kind];
    const told = [what, entry.as && asWhat(entry.as), entry.enteredBy && say('case-entered-by', { who: entry.enteredBy })];
    head.append(element('span', 'by', entry.by), element('span', 'as', told.filter(Boolean).join(' · ')), when);
    box.append(head);
    if (entry.text !== '') {
      const text = element('p', 'text', entry.text === undefined ? say('case-erased') : entry.text);
      if (this.known && this.mayCall(entry)) text.replaceChildren(marked(entry.text, this.known));
      box.append(text);
    }
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
    this.field.placeholder = say(mode + '-placeholder', this.view);
    this.field.setAttribute('aria-label', say(mode + '-tab'));
    this.button.textContent = say(mode + '-send', this.view);
    this.files.draw();
    this.to.textContent =
      mode === 'note'
        ? say('note-to')
        : this.view.address
          ? say('update-to', this.view)
          : say('update-no-address');
    this.tell('');
  }

  // By a key, or from elsewhere on the page.
  write(mode) {
    if (!this.view) {
      this.wanted = mode;
      return;
    }
    this.choose(mode);
    this.field.focus();
  }

  typed() {
    this.texts[this.mode] = this.field.value;
    this.ready();
    this.tell('');
    clearTimeout(this.keeping);
    this.dirty = this.mode;
    this.keeping = setTimeout(() => this.keepNow(), PAUSE);
  }

  inserted() {
    this.typed();
    this.fillGap();
  }

  // What a saved reply asks for and the case does not know is written by who sends it. Whether there is such a place.
  fillGap() {
    const gap = gapIn(this.field.value);
    if (gap) {
      this.field.focus();
      this.field.setSelectionRange(gap.from, gap.to);
      // A browser scrolls to what is typed, not to what a script marks.
      this.field.scrollTop = (this.field.scrollHeight * gap.from) / this.field.value.length - this.field.clientHeight / 2;
      this.tell(say('reply-gap', { what: gap.name }), true);
    }
    return Boolean(gap);
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
      const kept = await this.keep(mode);
      if (kept.putBack) this.fill(kept);
      // What has to be put right stays to be read until it is.
      else if (kept.changedAt && !this.dirty && this.texts[mode] && !this.warns()) this.tell(say('draft-kept', { time: time(kept.changedAt) }));
    } catch (problem) {
      this.dirty = this.dirty || mode;
      this.tell(say('draft-not-kept', { why: problem.message }), true);
    }
  }

  keep(mode, seen) {
    const content = [
      { key: 'text', label: say(mode + '-tab'), value: this.texts[mode] },
      { key: 'files', label: say('files-kept'), value: this.files.kept(mode) }
    ];
    return call('PUT', '/cases/' + this.key + '/drafts/' + mode, { content, seen });
  }

  async restore() {
    const drafts = await call('GET', '/cases/' + this.key + '/drafts');
    const held = await call('GET', '/cases/' + this.key + '/held');
    this.drafted = true;
    drafts
      .filter(draft => MODES.includes(draft.place) && !this.texts[draft.place])
      .reverse()
      .forEach(draft => this.fill(draft));
    held.forEach(one => this.hold(one));
  }

  fill(draft) {
    // There may be files without words.
    const kept = key => (draft.content.find(field => field.key === key) || { value: '' }).value;
    this.texts[draft.place] = kept('text');
    this.files.restore(draft.place, kept('files'));
    this.keptFiles[draft.place] = kept('files');
    // Who is writing something else goes on with it.
    if (draft.place === this.mode || (!this.wanted && !this.texts[this.mode].trim())) this.choose(draft.place);
    // From now on what stands here is what counts.
    if (draft.putBack) this.keep(draft.place, draft.changedAt).catch(() => {});
    if (draft.cameBack) this.tell(say('unsent-not-sent', { why: draft.cameBack }), true);
    else this.tell(say('draft-of', { time: time(draft.changedAt) }));
  }

  // What was sent and can be taken back for some seconds. It goes out without this page, too.
  hold(one) {
    if (this.held.some(other => other.id === one.id)) return;
    const box = element('article', 'entry held ' + one.kind);
    const head = element('div', 'head');
    const left = element('span', 'left');
    const undo = element('button', 'undo', say('unsent-undo'));
    undo.type = 'button';
    undo.addEventListener('click', () => this.undo(one.id));
    head.append(element('span', 'by', say(one.kind + '-doing')), left, undo);
    box.append(head);
    if (one.text) box.append(element('p', 'text', one.text));
    if (one.files) box.append(element('p', 'text', say('files-along', { count: one.files })));
    this.held.push({ ...one, box, left, undo, until: Date.now() + one.seconds * SECOND });
    this.holding.append(box);
    this.tell(say('unsent-until', { doing: say(one.kind + '-doing'), seconds: one.seconds }));
    this.tick();
  }

  tick() {
    clearTimeout(this.ticking);
    if (this.held.length === 0 || !this.isConnected) return;
    let ended = false;
    this.held.forEach(one => {
      const seconds = Math.ceil((one.until - Date.now()) / SECOND);
      one.left.textContent = seconds > 0 ? say('unsent-in', { seconds }) : '…';
      if (seconds <= 0) ended = true;
    });
    this.ticking = setTimeout(() => (ended ? this.settle() : this.tick()), ended ? SECOND : SECOND / 4);
  }

  // What is not held any more has gone out, or came back as a draft with the reason.
  async settle() {
    try {
      const still = await call('GET', '/cases/' + this.key + '/held');
      const gone = this.held.filter(one => !still.some(other => other.id === one.id));
      if (gone.length > 0) {
        const drafts = await call('GET', '/cases/' + this.key + '/drafts');
        gone.forEach(one => this.letGo(one, drafts.find(draft => draft.place === one.kind && draft.putBack)));
        await this.load();
        this.stream.scrollTop = this.stream.scrollHeight;
      }
    } catch (problem) {
      this.tell(problem.message, true);
    }
    this.tick();
  }

  letGo(one, putBack) {
    this.held = this.held.filter(other => other !== one);
    one.box.remove();
    if (putBack) {
      this.fill(putBack);
    } else this.tell(say(one.kind + '-done', { time: time(new Date().toISOString()) }));
  }

  async undo(id) {
    const one = this.held.find(other => other.id === id);
    one.undo.disabled = true;
    await this.keepNow();
    try {
      await call('DELETE', '/cases/' + this.key + '/held/' + id);
      const drafts = await call('GET', '/cases/' + this.key + '/drafts');
      this.held = this.held.filter(other => other !== one);
      one.box.remove();
      this.fill(drafts.find(draft => draft.place === one.kind));
      this.choose(one.kind);
      this.tell(say('unsent-back'));
      this.field.focus();
    } catch (problem) {
      this.tell(problem.message, true);
      await this.settle();
    }
  }

  async say() {
    const text = this.texts[this.mode].trim();
    const mode = this.mode;
    const attachments = this.files.ids(mode);
    if (this.sending || this.files.isBusy(mode) || !(text || attachments.length) || this.fillGap()) return;
    clearTimeout(this.keeping);
    this.dirty = null;
    // The same words pressed twice, or sent again after an answer was lost, are said once.
    const all = mode + text + attachments;
    if (!this.attempt || this.attempt.text !== all) this.attempt = { text: all, key: once() };
    this.sending = true;
    this.button.disabled = true;
    this.tell(say('unsent-doing', { doing: say(mode + '-doing') }));
    try {
      const body = { kind: mode, text, attachments, undo: true };
      const said = await call('POST', '/cases/' + this.key + '/messages', body, { 'Idempotency-Key': this.attempt.key });
      this.attempt = null;
      this.texts[mode] = '';
      this.keptFiles[mode] = '';
      this.files.sent(mode, attachments);
      this.choose(mode);
      if (said.held) {
        this.hold(said.held);
        return;
      }
      this.tell(say(mode + '-done', { time: time(new Date().toISOString()) }));
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

  warns() {
    return this.state.classList.contains('bad');
  }

  tell(text, bad) {
    this.state.textContent = text;
    this.state.classList.toggle('bad', Boolean(bad));
  }
}

customElements.define('tl-case', CaseView);
