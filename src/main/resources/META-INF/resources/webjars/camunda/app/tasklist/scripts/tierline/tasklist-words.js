// What Tasklist shows as it stands in the engine, in the reader's language: the names of lists, tasks and processes, which
// are the policy's, and the few sentences of forms that come with the form's library. What is shown is changed, never what
// Tasklist keeps: it sends back whole tasks and lists.

import { learnPolicy, nameOf } from './desk.js';
import { known, language, named, say } from './words.js';

// Where such names stand, and what they are of.
const PLACES = [
  ['.task-filters, .task-filter, [cam-tasklist-filters], .tooltip', 'lists'],
  ['.task-details .names, .task-details h2, .task-details h3, .task-card, ol.tasks-list', 'tasks'],
  ['.start-process, .modal-dialog, .start-process-modal', 'tasks']
];
const FORM = '.fjs-container';
const LISTS = 'ol.tasks-list, .task-filters';
const AGAIN = 500;
const FORM_TEXTS = [
  [/^Field is required\.$/, 'form-required'],
  [/^Field must be a valid email\.$/, 'form-email'],
  [/^Field must have maximum length of (\d+)\.$/, 'form-longest'],
  [/^Field must have minimum value of (\d+)\.$/, 'form-least'],
  [/^Select$/, 'form-select'],
  [/^Search$/, 'form-search'],
  [/^No results$/, 'form-none']
];

// Of a task or a process; a dialog says what it is for before it.
function ofTask(text) {
  const found = /^(.*: )(.+)$/.exec(text);
  const own = nameOf({ name: text });
  return own === text && found ? found[1] + named('tasks', found[2]) : own;
}

function ofForm(text) {
  for (const [pattern, key] of FORM_TEXTS) {
    const found = pattern.exec(text);
    if (found && known(key)) return say(key, { number: found[1] });
  }
  return text;
}

function inOwnWords(node) {
  const text = node.nodeValue.trim();
  const parent = node.parentElement;
  if (!text || !parent) return;
  const part = parent.closest(FORM) ? 'form' : (PLACES.find(([place]) => parent.closest(place)) || [])[1];
  if (!part) return;
  const own = part === 'form' ? ofForm(text) : part === 'lists' ? named('lists', text) : ofTask(text);
  if (own !== text) node.nodeValue = node.nodeValue.replace(text, () => own);
}

function walk(root) {
  if (root.nodeType === Node.TEXT_NODE) inOwnWords(root);
  else if (root.nodeType === Node.ELEMENT_NODE) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) inOwnWords(texts.currentNode);
    root.querySelectorAll('[placeholder]').forEach(input => (input.placeholder = ofForm(input.placeholder)));
  }
}

if (language !== 'en') {
  new MutationObserver(changes =>
    changes.forEach(change => (change.type === 'characterData' ? walk(change.target) : change.addedNodes.forEach(walk)))
  ).observe(document.body, { childList: true, subtree: true, characterData: true });
  // The first list is drawn before the words are there. Nothing is asked before somebody is signed in: the answer would
  // begin a session that takes the place of theirs.
  addEventListener('tierline-words', () => walk(document.body));
  const again = setInterval(async () => {
    if (document.querySelector(LISTS) && (await learnPolicy())) clearInterval(again);
  }, AGAIN);
}

export default [];
