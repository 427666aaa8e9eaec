// The deadline of a task in words: the same ones wherever it is shown, and true as time goes on.

import { time } from './desk.js';
import { say } from './words.js';

const MINUTE = 60 * 1000;
const SOON = 60 * MINUTE;
const WHOLE = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'full', timeStyle: 'long' });
const shown = new Map();

function span(milliseconds) {
  const minutes = Math.floor(milliseconds / MINUTE);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (minutes < 1) return say('span-under-a-minute');
  return [
    days > 0 && say('span-days', { days }),
    hours > 0 && say('span-hours', { hours }),
    days === 0 && rest > 0 && say('span-minutes', { minutes: rest })
  ]
    .filter(Boolean)
    .join(' ');
}

function urgency(due, now) {
  const left = due - now;
  if (left < 0) return { state: 'overdue', text: say('due-overdue', { span: span(-left) }) };
  return { state: left <= SOON ? 'soon' : 'later', text: say('due-in', { span: span(left) }) };
}

function tell(place) {
  const { due, whole } = shown.get(place);
  const found = due === null ? null : urgency(due, Date.now());
  place.hidden = !found;
  place.textContent = found ? found.text + (whole ? ' · ' + time(due) : '') : '';
  place.title = found ? WHOLE.format(due) : '';
  const framed = place.closest('li.task') || place;
  ['overdue', 'soon'].forEach(state => framed.classList.toggle('tierline-' + state, Boolean(found) && found.state === state));
}

// @param due as the engine writes it; null for none
// @param whole whether the moment itself stands there too
export function showDue(place, due, whole) {
  shown.set(place, { due: due ? Date.parse(due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : null, whole });
  tell(place);
}

setInterval(() => {
  shown.forEach((any, place) => (place.isConnected ? tell(place) : shown.delete(place)));
}, MINUTE / 4);
