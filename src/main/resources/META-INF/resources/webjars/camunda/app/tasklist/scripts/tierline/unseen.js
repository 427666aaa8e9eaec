// Which cases on the screen have words that their owner has not looked at: asked for all of them together.

import { call } from './desk.js';

const AGAIN = 15 * 1000;
const watched = new Map();
let planned = null;

// Tells `show` what is unseen on the case, or null; as long as the element is on the page.
export function watch(key, owner, show) {
  watched.set(owner, { key, show });
  plan(100);
}

export function forget(owner) {
  watched.delete(owner);
}

export function askAgain() {
  plan(0);
}

function plan(delay) {
  clearTimeout(planned);
  planned = setTimeout(ask, delay);
}

async function ask() {
  watched.forEach((one, owner) => owner.isConnected || watched.delete(owner));
  if (watched.size > 0 && !document.hidden) {
    const keys = [...new Set([...watched.values()].map(one => one.key))].sort();
    try {
      const found = await call('GET', '/unseen?' + keys.map(key => 'case=' + key).join('&'));
      watched.forEach(one => one.show(found.find(unseen => unseen.key === one.key) || null));
    } catch (e) {
      // The list itself says when the session has ended; a sign that is missing for a moment harms no one.
    }
  }
  plan(AGAIN);
}

document.addEventListener('visibilitychange', () => document.hidden || askAgain());
