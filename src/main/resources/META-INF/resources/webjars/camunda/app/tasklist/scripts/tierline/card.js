// An entry of the list in two lines: the case; then priority, customer, what is to be done, the deadline, and what was said
// there and not looked at. Said in words; the colour only helps.

import { customerOf } from './customers.js';
import { actOf, caseOf, nameOf, time, titleOf, unseenWords } from './desk.js';
import { showDue } from './due.js';
import { watch } from './unseen.js';
import { say } from './words.js';

const PRIORITIES = [[100, 'P1'], [75, 'P2'], [50, 'P3'], [0, 'P4']];
// What one does with a case unless something else is said.
const USUAL = 'work-on-case';

function priority(number) {
  return PRIORITIES.find(([from]) => number >= from)[1];
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

// The task's name says what is to be done before it says with what, and is cut off.
function nameShort(node, task) {
  const link = node.closest('li.task') && node.closest('li.task').querySelector('h4.task a');
  const text = link && [...link.childNodes].find(child => child.nodeType === Node.TEXT_NODE && child.nodeValue.trim());
  if (!text) return;
  text.nodeValue = caseOf(task) + ' · ' + titleOf(task);
  link.title = nameOf(task);
}

export default [
  {
    id: 'tierline-card',
    pluginPoint: 'tasklist.card',
    priority: 10000,
    render(node, data, scope) {
      const task = scope.task;
      const key = caseOf(task);
      const line = document.createElement('div');
      line.className = 'tierline-card';
      add(line, 'tierline-priority tierline-' + priority(task.priority).toLowerCase(), priority(task.priority));
      const due = add(line, 'tierline-urgency', ' ');
      if (task.followUp) {
        const over = new Date(task.followUp) <= new Date();
        add(line, 'tierline-snoozed', say(over ? 'snoozed-over' : 'snoozed-until', { time: time(task.followUp) }));
      }
      if (key) {
        const sign = add(line, 'tierline-unseen', ' ');
        sign.hidden = true;
        watch(key, sign, unseen => {
          sign.hidden = !unseen;
          sign.textContent = unseen ? unseenWords(unseen) : '';
        });
        if (task.taskDefinitionKey !== USUAL) add(line, 'tierline-act', actOf(task));
        const customer = add(line, 'tierline-customer', ' ');
        customerOf(key, name => (customer.textContent = name || ''));
      }
      node.appendChild(line);
      setTimeout(() => {
        showDue(due, task.due, false);
        if (key) nameShort(node, task);
      });
    }
  }
];
