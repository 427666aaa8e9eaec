// What was sent to people and customers, with its words and links. A trial alone has this page.

import { call, element, time } from './desk.js';
import { say } from './words.js';

const AGAIN = 10 * 1000;
// A mark that ends a sentence is not part of a link.
const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

const STYLE = `
  :host { display: block; font: 14px/1.45 system-ui, sans-serif; color: #1f2933; }
  p { color: #52606d; margin: 0 0 12px; }
  .bad { color: #a61b1b; font-weight: 600; }
  article { background: #fff; border: 1px solid #d8dee4; border-radius: 5px; padding: 10px 14px; margin: 0 0 10px; }
  h2 { font-size: 15px; margin: 2px 0 6px; overflow-wrap: anywhere; }
  .to { color: #52606d; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  a { color: #0b57a4; }
  :focus-visible { outline: 2px solid #1f2933; outline-offset: 1px; }
`;

function withLinks(text) {
  const made = element('div', 'text');
  text.split(LINK).forEach((part, i) => {
    if (i % 2 === 0) return made.append(part);
    const link = element('a', '', part);
    link.href = part;
    link.target = '_blank';
    link.rel = 'noopener';
    made.append(link);
  });
  return made;
}

function shown(message) {
  const made = element('article');
  const to = element('div', 'to', time(message.at) + ' · ' + say('sent-to', { who: message.name + ' (' + message.address + ')' }));
  if (message.caseKey) {
    const link = element('a', 'case', message.caseKey);
    link.href = '/desk/cases/' + message.caseKey;
    to.append(' · ', link);
  }
  made.append(to, element('h2', '', message.subject), withLinks(message.text));
  return made;
}

class Sent extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    this.said = element('p', 'said');
    this.said.setAttribute('role', 'status');
    this.all = element('div');
    root.append(element('p', '', say('sent-about')), this.said, this.all);
    this.ask();
  }

  disconnectedCallback() {
    clearTimeout(this.planned);
  }

  async ask() {
    try {
      this.show(await call('GET', '/sent'));
    } catch (problem) {
      this.said.textContent = problem.message;
      this.said.classList.add('bad');
    }
    if (this.isConnected) this.planned = setTimeout(() => this.ask(), AGAIN);
  }

  // What has not changed stays as it is: a reader may be in the middle of it.
  show(messages) {
    this.said.classList.remove('bad');
    this.said.textContent = messages.length ? '' : say('sent-none');
    const now = JSON.stringify(messages);
    if (now !== this.before) this.all.replaceChildren(...messages.map(shown));
    this.before = now;
  }
}

customElements.define('tl-sent', Sent);
