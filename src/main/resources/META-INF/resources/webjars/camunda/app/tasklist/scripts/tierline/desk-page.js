// A page of Tierline's own: the cases that one may see, or one of them.

import './sign-in-here.js';
import './finding.js';
import './case-view.js';
import { element } from './desk.js';

const found = /^\/desk\/cases\/(ESC-\d{4}-\d{6,12})\/?$/.exec(location.pathname);
const main = document.querySelector('main');

function whereItIs(view) {
  const where = { open: view.level ? 'at ' + view.level : 'arriving', waiting: 'waits for the customer' }[view.state] || view.state;
  return view.key + ' · ' + where + ' · ' + (view.ownerName ? 'with ' + view.ownerName : 'nobody has it');
}

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
  main.append(title, where, view);
} else {
  document.title = 'Cases · Tierline';
  main.append(element('h1', '', 'Cases'), document.createElement('tl-finding'));
}
