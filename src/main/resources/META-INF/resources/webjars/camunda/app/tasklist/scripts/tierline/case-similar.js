// Earlier cases and articles that are much like this one, with what helped there. Looked for when a person asks.

import { call, element } from './desk.js';
import { say } from './words.js';

export const SIMILAR_STYLE = `
  .similar { margin: 0 0 6px; font-size: 13px; }
  .similar summary { cursor: pointer; color: #0b57a4; width: max-content; }
  .similar ul { list-style: none; margin: 6px 0; padding: 0; max-height: 30vh; overflow-y: auto; }
  .similar li { border: 1px solid #d8dee4; border-radius: 4px; background: #fff; padding: 6px 10px; margin: 0 0 6px; }
  .similar a { color: #0b57a4; }
  .similar .about { color: #52606d; }
  .similar p { margin: 3px 0; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 85ch; }
  .similar button { border: 1px solid #52606d; border-radius: 4px; padding: 2px 10px; font: inherit; color: #0b3a6e; background: #fff; cursor: pointer; }
  .similar .bad { color: #a61b1b; font-weight: 600; }
`;

export class SimilarCases {
  constructor(key) {
    this.key = key;
    this.box = element('details', 'similar');
    this.list = element('ul');
    this.said = element('p');
    this.said.setAttribute('role', 'status');
    this.box.append(element('summary', '', say('similar')), this.said, this.list);
    this.box.addEventListener('toggle', () => this.box.open && this.load());
  }

  async load() {
    try {
      const found = await call('GET', '/cases/' + this.key + '/similar');
      this.tell(found.length === 0 ? say('similar-none') : '');
      this.list.replaceChildren(...found.map(one => this.item(one)));
    } catch (problem) {
      this.tell(problem.message, true);
    }
  }

  item(one) {
    const item = element('li');
    const link = element('a', '', one.key + ' · ' + (one.title || say('case-erased')));
    link.href = '/desk/cases/' + one.key;
    const about = [one.customer, one.state === 'open' ? say('similar-open') : say('where-' + one.state), one.article && say('similar-article', { title: one.article })];
    item.append(link, ' ', element('span', 'about', about.filter(Boolean).join(' · ')));
    if (one.cause) item.append(element('p', '', say('similar-cause', { cause: one.cause })));
    if (one.help) item.append(element('p', '', say('similar-help', { help: one.help })));
    if (one.helped.length) item.append(element('p', 'about helped', say('similar-helped', { who: one.helped.join(', ') })));
    if (!one.mine) {
      const helped = element('button', '', say('similar-this-helped'));
      helped.type = 'button';
      helped.setAttribute('aria-label', say('similar-this-helped') + ': ' + one.key);
      helped.addEventListener('click', () => this.helped(one.key));
      item.append(helped);
    }
    return item;
  }

  async helped(other) {
    try {
      await call('PUT', '/cases/' + this.key + '/similar/' + other + '/helped');
      await this.load();
      this.tell(say('similar-thanks', { key: other }));
    } catch (problem) {
      this.tell(problem.message, true);
    }
  }

  tell(text, bad) {
    this.said.textContent = text;
    this.said.classList.toggle('bad', Boolean(bad));
  }
}
