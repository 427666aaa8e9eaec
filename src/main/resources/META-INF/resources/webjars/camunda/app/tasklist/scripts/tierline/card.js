// One line on each entry of the list: priority, customer, how urgent it is, and what was said there and not looked at.
// Said in words; the colour only helps.

import { customerOf } from './customers.js';
import { caseOf, unseenWords } from './desk.js';
import { watch } from './unseen.js';

const MINUTE = 60 * 1000;
const SOON = 60 * MINUTE;
const PRIORITIES = [[100, 'P1'], [75, 'P2'], [50, 'P3'], [0, 'P4']];

function priority(number) {
  return PRIORITIES.find(([from]) => number >= from)[1];
}

function span(milliseconds) {
  const minutes = Math.floor(milliseconds / MINUTE);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return days + ' d' + (hours > 0 ? ' ' + hours + ' h' : '');
  if (hours > 0) return hours + ' h' + (minutes % 60 > 0 ? ' ' + (minutes % 60) + ' min' : '');
  return minutes < 1 ? 'under a minute' : minutes + ' min';
}

function urgency(due, now) {
  const left = due - now;
  if (left < 0) return { state: 'overdue', text: 'Overdue by ' + span(-left) };
  if (left <= SOON) return { state: 'soon', text: 'Due in ' + span(left) };
  return null;
}

function add(line, className, text) {
  if (text) {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    line.appendChild(element);
    return element;
  }
}

// The list is drawn anew at every refresh; in between the words are kept true.
function tellUrgency(line) {
  const badge = line.querySelector('.tierline-urgency');
  const found = urgency(Date.parse(line.dataset.due), Date.now());
  badge.textContent = found ? found.text : '';
  badge.hidden = !found;
  const entry = line.closest('li.task');
  if (entry) {
    entry.classList.toggle('tierline-overdue', Boolean(found) && found.state === 'overdue');
    entry.classList.toggle('tierline-soon', Boolean(found) && found.state === 'soon');
  }
}

function tellAll() {
  document.querySelectorAll('.tierline-card[data-due]').forEach(tellUrgency);
}

setInterval(tellAll, MINUTE / 2);

export default [
  {
    id: 'tierline-card',
    pluginPoint: 'tasklist.card',
    priority: 10000,
    render(node, data, scope) {
      const task = scope.task;
      const line = document.createElement('div');
      line.className = 'tierline-card';
      add(line, 'tierline-priority tierline-' + priority(task.priority).toLowerCase(), priority(task.priority));
      const key = caseOf(task);
      if (key) {
        const customer = add(line, 'tierline-customer', ' ');
        customerOf(key, name => (customer.textContent = name || ''));
      }
      if (task.due) {
        line.dataset.due = task.due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
        add(line, 'tierline-urgency', ' ');
        setTimeout(() => tellUrgency(line));
      }
      if (key) {
        const sign = add(line, 'tierline-unseen', ' ');
        sign.hidden = true;
        watch(key, sign, unseen => {
          sign.hidden = !unseen;
          sign.textContent = unseen ? unseenWords(unseen) : '';
        });
      }
      node.appendChild(line);
    }
  }
];
