// Which cases on the screen have words that their owner has not looked at: asked for all of them together, and told as it
// changes.

import { call } from './desk.js';
import { followCards, isLive } from './live.js';

const AGAIN = 15 * 1000;
const SOON = 100;
const watched = new Map();
let signs = [];
let known = '';
let told = 0;
let planned = null;

// Tells `show` what is unseen on the case, or null; as long as the element is on the page.
export function watch(key, owner, show) {
  watched.set(owner, { key, show });
  plan(SOON);
}

export function forget(owner) {
  watched.delete(owner);
}

export function askAgain() {
  known = '';
  plan(0);
}

function plan(delay) {
  clearTimeout(planned);
  planned = setTimeout(look, delay);
}

function tell(found) {
  signs = found;
  told++;
  watched.forEach(one => one.show(found.find(unseen => unseen.key === one.key) || null));
}

async function look() {
  watched.forEach((one, owner) => owner.isConnected || watched.delete(owner));
  const keys = [...new Set([...watched.values()].map(one => one.key))].sort();
  followCards(keys, tell);
  const all = keys.map(key => 'case=' + key).join('&');
  if (isLive() && all === known) tell(signs);
  else if (keys.length > 0 && !document.hidden) await ask(all);
  plan(AGAIN);
}

async function ask(all) {
  const before = told;
  try {
    const found = await call('GET', '/unseen?' + all);
    // What came by itself in between is newer.
    if (before === told) tell(found);
    known = all;
  } catch (e) {
    // The list itself says when the session has ended; a sign that is missing for a moment harms no one.
  }
}

document.addEventListener('visibilitychange', () => document.hidden || askAgain());
