// Single keys for what people do all day, and a list of them behind "?". Never while a field has the focus or a dialog is
// open, and a person can switch them off. What is typed counts, not where the key is: layouts differ.

import { element } from './desk.js';
import { say } from './words.js';

const SWITCH = 'tierline-single-keys';
const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/;
const acts = new Map();
let help = null;

export function onKey(key, name, act) {
  acts.set(key, { name, act });
}

function isOn() {
  return localStorage.getItem(SWITCH) !== 'off';
}

function isTyping(event) {
  const target = event.composedPath()[0];
  return FIELDS.test(target.tagName) || target.isContentEditable;
}

function row(key, text) {
  const line = element('tr');
  const cell = element('td');
  cell.append(element('kbd', '', key));
  line.append(cell, element('td', '', text));
  return line;
}

export function showKeys() {
  if (help) return;
  const before = document.activeElement;
  help = element('dialog', 'tierline-keys');
  help.setAttribute('aria-label', say('keys'));
  const table = element('table');
  acts.forEach(({ name }, key) => table.append(row(key, say(name))));
  table.append(row('Ctrl+↵', say('key-send')), row('?', say('key-help')));
  const box = element('input');
  box.type = 'checkbox';
  box.checked = isOn();
  box.addEventListener('change', () => localStorage.setItem(SWITCH, box.checked ? 'on' : 'off'));
  const label = element('label');
  label.append(box, ' ', say('keys-on'));
  const close = element('button', 'main', say('keys-close'));
  close.type = 'button';
  close.addEventListener('click', () => help.close());
  help.addEventListener('close', () => {
    help.remove();
    help = null;
    if (before) before.focus();
  });
  help.append(element('h2', '', say('keys')), table, label, close);
  document.body.append(help);
  help.showModal();
  close.focus();
}

document.addEventListener('keydown', event => {
  const free = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented && !isTyping(event);
  if (!free || document.querySelector('dialog[open], .modal.in, .modal-dialog')) return;
  if (event.key === '?' && isOn()) {
    event.preventDefault();
    showKeys();
  } else if (acts.has(event.key) && isOn()) {
    event.preventDefault();
    acts.get(event.key).act();
  }
});

// Moves the focus among what is found, in its order; the first one where none has it.
export function move(found, step, current) {
  const at = found.findIndex(current);
  const next = found[at < 0 ? 0 : Math.min(found.length - 1, Math.max(0, at + step))];
  if (next) next.focus();
  return next || null;
}

export default [];
