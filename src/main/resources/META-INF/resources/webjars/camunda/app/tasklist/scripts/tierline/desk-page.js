// A page of Tierline's own: what burns, the cases that one may see, one of them, or in a trial the messages that were sent.

import './sign-in-here.js';
import './escalations.js';
import './finding.js';
import './case-view.js';
import './sent.js';
import { element } from './desk.js';
import { onKey, showKeys } from './keys.js';
import { language, say } from './words.js';

// The list that a person came from: pages here tell no referrer.
const LIST = 'tierline-list';

const found = /^\/desk\/cases\/(ESC-\d{4}-\d{6,12})\/?$/.exec(location.pathname);
const main = document.querySelector('main');
document.documentElement.lang = language;
document.querySelector('nav [href="/desk/cases"]').textContent = say('page-cases');
document.querySelector('nav [href="/desk/escalations"]').textContent = say('page-escalations');

function whereItIs(view) {
  const where =
    view.state !== 'open' ? say('where-' + view.state) : view.level ? say('where-at', { level: view.level }) : say('where-arriving');
  return view.key + ' · ' + where + ' · ' + (view.ownerName ? say('where-owner', { owner: view.ownerName }) : say('where-nobody'));
}

const sent = document.querySelector('nav [href="/desk/sent"]');
if (sent) sent.textContent = say('page-sent');

const keys = element('button', 'keys', say('keys-button'));
keys.type = 'button';
keys.addEventListener('click', showKeys);
document.querySelector('nav').append(keys);

if (found) {
  const title = element('h1', '', found[1]);
  const where = element('p', 'where');
  const view = document.createElement('tl-case');
  view.key = found[1];
  view.addEventListener('tl-shown', shown => {
    title.textContent = shown.detail.title;
    where.textContent = whereItIs(shown.detail);
    document.title = shown.detail.key + ' ' + shown.detail.title;
  });
  onKey('r', 'key-reply', () => view.write('update'));
  onKey('n', 'key-note', () => view.write('note'));
  onKey('u', 'key-list', () => location.assign(sessionStorage.getItem(LIST) || '/desk/cases'));
  onKey('/', 'key-find', () => location.assign('/desk/cases'));
  main.append(title, where, view);
} else if (location.pathname === '/desk/escalations') {
  document.title = say('page-escalations') + ' · Tierline';
  document.body.classList.add('wide');
  window.addEventListener('pagehide', () => sessionStorage.setItem(LIST, location.pathname + location.search));
  main.append(element('h1', '', say('page-escalations')), document.createElement('tl-escalations'));
} else if (location.pathname === '/desk/sent') {
  document.title = say('page-sent') + ' · Tierline';
  onKey('/', 'key-find', () => location.assign('/desk/cases'));
  main.append(element('h1', '', say('page-sent')), document.createElement('tl-sent'));
} else {
  document.title = say('page-cases') + ' · Tierline';
  window.addEventListener('pagehide', () => sessionStorage.setItem(LIST, location.pathname + location.search));
  main.append(element('h1', '', say('page-cases')), document.createElement('tl-finding'));
}
