// What the acts on a case can be about, found while one types: other cases, and problems that are open.

import { call } from './desk.js';
import { say } from './words.js';

const FEW = 3;

// @param own the key of the case that is on the screen, which is none of its own others
async function cases(typed, own) {
  if (typed.length < FEW) return [];
  const found = await call('GET', '/cases?q=' + encodeURIComponent(typed));
  return found.cases
    .filter(one => one.key !== own)
    .map(one => ({
      value: one.key,
      title: one.key + ' · ' + (one.title || say('case-erased')),
      more: [one.customer, one.state === 'open' ? one.levelName : say('where-' + one.state)].filter(Boolean).join(' · ')
    }));
}

async function problems(typed) {
  const found = await call('GET', '/problems?q=' + encodeURIComponent(typed));
  return found.map(one => ({ value: one.key, title: one.key + ' · ' + one.title, more: one.component }));
}

export const FINDERS = { case: cases, problem: problems };
