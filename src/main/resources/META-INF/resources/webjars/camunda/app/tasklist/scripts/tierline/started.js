// A case that was entered by hand says its key as soon as it has one, and leads to it.

import { onStarted } from './calls.js';
import { call, element } from './desk.js';
import { say } from './words.js';

const AGAIN = 700;
const MOST_TRIES = 30;
const STAYS = 20 * 1000;

function show(key) {
  const line = element('div', 'tierline-started');
  line.setAttribute('role', 'status');
  const link = element('a', '', say('started-open'));
  link.href = '/desk/cases/' + key;
  const close = element('button', '', '×');
  close.type = 'button';
  close.setAttribute('aria-label', say('keys-close'));
  close.addEventListener('click', () => line.remove());
  document.body.append(line);
  line.append(say('started', { key }), ' ', link, close);
  setTimeout(() => line.remove(), STAYS);
}

async function look(id, tries) {
  const found = await call('GET', '/started/' + id).catch(() => null);
  if (found) show(found.key);
  else if (tries < MOST_TRIES) setTimeout(() => look(id, tries + 1), AGAIN);
}

onStarted(id => look(id, 0));
