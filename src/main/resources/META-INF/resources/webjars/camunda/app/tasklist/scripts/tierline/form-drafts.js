// What is typed into the form of a task is kept on the server, and stands there again after a refresh, another task, the
// end of the session, on another computer.

import { call, element, time } from './desk.js';
import { onCall } from './calls.js';
import { currentTask, knownCase, onTask } from './current-task.js';
import { say } from './words.js';

const PAUSE = 500;

// By task: what stands in its fields, by key.
const typed = new Map();
// Fields on the screen that are done with: they have what was typed, or are in their person's hands. Tasklist draws a form
// anew at times, and some fields appear by others.
const filled = new WeakSet();
const tries = new WeakMap();
const MOST_TRIES = 5;
// How often in a row a field was found to have what was put back: once may be the moment before it is drawn anew.
const steady = new WeakMap();
const STEADY = 3;
let timer = null;
let restoring = false;

function place(taskId) {
  return 'form-' + taskId;
}

// "fjs-form-<random>-<form>-<key>", and for a choice of several "-<number>" behind it.
function keyOf(id) {
  const found = /^fjs-form-.*?-([A-Za-z][A-Za-z0-9_]*)(?:-\d+)?$/.exec(id || '');
  return found ? found[1] : null;
}

function labelOf(input) {
  const own = document.querySelector('label[for="' + CSS.escape(input.id) + '"]');
  return own ? own.textContent.replace(/\*$/, '').trim() : '';
}

function groupLabel(input) {
  const field = input.closest('.fjs-form-field');
  const label = field && field.querySelector('.fjs-form-field-label');
  return label ? label.textContent.replace(/\*$/, '').trim() : '';
}

function isSelect(input) {
  return Boolean(input.closest('.fjs-form-field-select'));
}

function shownChoice(input) {
  const display = input.closest('.fjs-form-field-select').querySelector('.fjs-select-display');
  return display && !display.classList.contains('fjs-select-placeholder') ? display.textContent.trim() : '';
}

function read(input) {
  const key = keyOf(input.id);
  if (!key || input.closest('.fjs-form-field-text') || input.readOnly) return null;
  if (input.type === 'radio') {
    return input.checked ? { key, label: groupLabel(input), value: labelOf(input) } : null;
  }
  if (input.type === 'checkbox') {
    return { key, label: labelOf(input), value: input.checked ? 'yes' : '' };
  }
  if (isSelect(input)) {
    return { key, label: groupLabel(input), value: shownChoice(input) };
  }
  return { key, label: labelOf(input) || groupLabel(input), value: input.value };
}

function note(field) {
  const task = currentTask();
  if (!field || !task || !task.key) return;
  if (!typed.has(task.id)) typed.set(task.id, new Map());
  const fields = typed.get(task.id);
  const before = fields.get(field.key);
  if (before && before.value === field.value) return;
  fields.set(field.key, field);
  if (restoring) return;
  clearTimeout(timer);
  timer = setTimeout(() => keep(task.id), PAUSE);
}

// Not of the form that starts a process, which lies over the task in a dialog.
function isOfTask(element) {
  return Boolean(element.id) && element.id.startsWith('fjs-form-') && !element.closest('.modal');
}

function onInput(event) {
  if (isOfTask(event.target)) {
    if (!restoring && event.isTrusted) filled.add(inputsOf(keyOf(event.target.id))[0] || event.target);
    note(read(event.target));
  }
}

document.addEventListener('input', onInput, true);
document.addEventListener('change', onInput, true);
document.addEventListener(
  'mousedown',
  event => {
    const item = event.target.closest && event.target.closest('.fjs-dropdownlist-item');
    const field = item && item.closest('.fjs-form-field-select');
    if (field && !field.closest('.modal')) {
      setTimeout(() => {
        const input = field.querySelector('[id^="fjs-form-"]');
        if (input) note(read(input));
      }, 50);
    }
  },
  true
);

// What was typed into the form of a task, as far as this page knows.
export function typedInto(taskId) {
  return [...(typed.get(taskId) || new Map()).values()].filter(field => field.value);
}

export async function keep(taskId) {
  clearTimeout(timer);
  timer = null;
  const key = knownCase(taskId);
  const fields = typed.get(taskId);
  if (!key || !fields) return;
  try {
    const kept = await call('PUT', '/cases/' + key + '/drafts/' + place(taskId), { content: [...fields.values()] });
    tell(kept && kept.changedAt ? say('draft-kept', { time: time(kept.changedAt) }) : '');
  } catch (problem) {
    tell(say('draft-not-kept', { why: problem.message }), true);
  }
}

async function forget(taskId) {
  clearTimeout(timer);
  const key = knownCase(taskId);
  if (typed.delete(taskId) && key) await call('DELETE', '/cases/' + key + '/drafts/' + place(taskId)).catch(() => {});
}

// Leaving the page is no reason to lose the last half second.
window.addEventListener('pagehide', () => timer && currentTask() && keep(currentTask().id));

onCall(({ taskId, act, status }) => {
  if (act !== 'submit-form' && act !== 'complete') return;
  if (status === null && typed.has(taskId)) keep(taskId);
  if (status >= 200 && status < 300) forget(taskId);
});

onTask(async task => {
  if (timer) {
    const before = [...typed.keys()].pop();
    if (before) keep(before);
  }
  tell('');
  if (!task.key || typed.has(task.id)) return;
  try {
    const drafts = await call('GET', '/cases/' + task.key + '/drafts');
    const mine = drafts.find(draft => draft.place === place(task.id));
    // Who types already has the last word.
    if (mine && !typed.has(task.id)) typed.set(task.id, new Map(mine.content.map(field => [field.key, field])));
    if (mine && currentTask().id === task.id) {
      fill();
      tell(say('draft-in-form', { time: time(mine.changedAt) }));
    }
  } catch (e) {
    // Without the draft the form is as it was before there were any.
  }
});

function inputsOf(key) {
  return [...document.querySelectorAll('[id^="fjs-form-"]')].filter(
    one => isOfTask(one) && keyOf(one.id) === key && /^(INPUT|TEXTAREA)$/.test(one.tagName)
  );
}

function setText(input, text) {
  const type = input.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function choose(input, text) {
  const field = input.closest('.fjs-form-field-select');
  field.querySelector('.fjs-input-group').dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  setTimeout(() => {
    const item = [...field.querySelectorAll('.fjs-dropdownlist-item')].find(one => one.textContent.trim() === text);
    if (item) item.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    input.blur();
  }, 50);
}

// The form may draw a field once more, as it was, while another one is filled: so what was put back is looked at again.
// Answers whether there is something to look at.
function putBack(field) {
  const inputs = inputsOf(field.key).filter(input => !input.disabled);
  const input = inputs[0];
  if (!input || filled.has(input)) return false;
  if (has(inputs, field.value)) {
    const seen = (steady.get(input) || 0) + 1;
    steady.set(input, seen);
    if (seen >= STEADY) filled.add(input);
    return seen < STEADY;
  }
  steady.delete(input);
  const tried = (tries.get(input) || 0) + 1;
  if (tried > MOST_TRIES) {
    filled.add(input);
    return false;
  }
  tries.set(input, tried);
  if (input.type === 'radio') {
    const wanted = inputs.find(one => labelOf(one) === field.value);
    if (wanted) wanted.click();
  } else if (input.type === 'checkbox') {
    input.click();
  } else if (isSelect(input)) {
    choose(input, field.value);
  } else {
    setText(input, field.value);
  }
  return true;
}

function has(inputs, value) {
  const input = inputs[0];
  if (input.type === 'radio') return inputs.some(one => one.checked && labelOf(one) === value);
  if (input.type === 'checkbox') return input.checked === (value === 'yes');
  return (isSelect(input) ? shownChoice(input) : input.value) === value;
}

function fill() {
  const task = currentTask();
  const fields = task && typed.get(task.id);
  if (!fields) return;
  restoring = true;
  try {
    const again = [...fields.values()].filter(putBack).length > 0;
    if (again) plan(2 * PAUSE);
  } finally {
    restoring = false;
  }
}

let planned = null;

function plan(delay) {
  clearTimeout(planned);
  planned = setTimeout(fill, delay);
}

new MutationObserver(() => {
  if (currentTask() && typed.has(currentTask().id)) plan(100);
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });

function tell(text, bad) {
  const line = document.querySelector('.tierline-kept');
  if (!line) return;
  line.textContent = text;
  line.classList.toggle('tierline-bad', Boolean(bad));
}

export default [
  {
    id: 'tierline-kept',
    pluginPoint: 'tasklist.task.action',
    priority: 10,
    render(node) {
      const line = element('span', 'tierline-kept');
      line.setAttribute('role', 'status');
      node.append(line);
    }
  }
];
