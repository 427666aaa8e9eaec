// Whose case a card is about: asked for all cards of a list together, and once for each case.

import { call } from './desk.js';

const known = new Map();
let waiting = [];
let planned = null;

// Tells `show` the customer's name, at once when it is known; nothing for a case that is not there.
export function customerOf(key, show) {
  if (known.has(key)) {
    show(known.get(key));
    return;
  }
  waiting.push({ key, show });
  clearTimeout(planned);
  planned = setTimeout(ask, 50);
}

async function ask() {
  const asked = waiting;
  waiting = [];
  const keys = [...new Set(asked.map(one => one.key))].sort();
  try {
    const names = await call('GET', '/customers?' + keys.map(key => 'case=' + key).join('&'));
    Object.entries(names).forEach(([key, name]) => known.set(key, name));
    asked.filter(one => known.has(one.key)).forEach(one => one.show(known.get(one.key)));
  } catch (e) {
    // The list itself says when the session has ended; the next refresh of the list asks again.
  }
}
