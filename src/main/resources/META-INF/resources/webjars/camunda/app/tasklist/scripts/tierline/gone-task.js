// A task that has gone under one's hands says where its case went, and what was typed is there to be kept as a note.

import { call, element, once, wentWords } from './desk.js';
import { onCall } from './calls.js';
import { knownCase } from './current-task.js';
import { keep, typedInto } from './form-drafts.js';
import { eachScope, hasOwn } from './scopes.js';
import { say } from './words.js';

const NOT_OPEN_ANY_MORE = 404;

function asText(content) {
  return content.map(field => (field.label ? field.label + ':\n' : '') + field.value).join('\n\n');
}

// What Tasklist says of it by itself says less: it is not seen while this is told, and not behind the dialog.
function telling(on) {
  document.body.classList.toggle('tierline-telling', on);
  if (!on) document.querySelectorAll('.page-notifications .close').forEach(close => close.click());
}

function show(key, place, content, went, done) {
  const dialog = element('dialog', 'tierline-gone');
  dialog.setAttribute('aria-label', say('gone-label'));
  const text = element('textarea');
  text.value = asText(content);
  text.rows = Math.min(14, text.value.split('\n').length + 1);
  text.setAttribute('aria-label', say('gone-typed'));
  const state = element('p', 'tierline-state');
  state.setAttribute('role', 'status');
  const addNote = element('button', 'btn btn-primary', say('gone-add-note'));
  const copy = element('button', 'btn btn-default', say('gone-copy'));
  const discard = element('button', 'btn btn-default', say('gone-discard'));
  const later = element('button', 'btn btn-link', say('gone-later'));
  [addNote, copy, discard, later].forEach(button => (button.type = 'button'));

  const attempt = once();
  const close = () => {
    dialog.close();
    dialog.remove();
    telling(false);
    done();
  };
  addNote.addEventListener('click', async () => {
    addNote.disabled = true;
    try {
      await call('POST', '/cases/' + key + '/messages', { kind: 'note', text: text.value }, { 'Idempotency-Key': attempt });
      await call('DELETE', '/cases/' + key + '/drafts/' + place);
      close();
    } catch (problem) {
      addNote.disabled = false;
      state.textContent = problem.message;
    }
  });
  copy.addEventListener('click', () => {
    text.select();
    document.execCommand('copy');
    state.textContent = say('gone-copied');
  });
  discard.addEventListener('click', () =>
    call('DELETE', '/cases/' + key + '/drafts/' + place).then(close, problem => {
      state.textContent = problem.message;
    })
  );
  later.addEventListener('click', close);
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    close();
  });

  const buttons = element('div', 'tierline-buttons');
  buttons.append(addNote, copy, discard, later);
  dialog.append(element('h3', '', wentWords(key, went)));
  if (went.why) dialog.append(element('p', '', say('gone-why', { why: went.why })));
  dialog.append(
    element('p', '', say('gone-kept')),
    text,
    state,
    buttons
  );
  document.body.append(dialog);
  dialog.showModal();
  addNote.focus();
}

// Told once, by whichever of the two notices first: the task's completion, or Tasklist's list.
const told = new Set();

async function gone(taskId) {
  const key = knownCase(taskId);
  const content = typedInto(taskId);
  if (!key || content.length === 0 || told.has(taskId)) return;
  told.add(taskId);
  telling(true);
  await keep(taskId);
  try {
    show(key, 'form-' + taskId, content, await call('GET', '/cases/' + key + '/whereabouts'), countAgain);
  } catch (e) {
    // The button at the top leads to what is kept.
    document.body.classList.remove('tierline-telling');
    countAgain();
  }
}

onCall(({ taskId, act, status }) => {
  if ((act === 'submit-form' || act === 'complete') && status === NOT_OPEN_ANY_MORE) gone(taskId);
});

// Where Tasklist keeps whether the open task is still there; it looks when its list is drawn anew.
const removalWatched = new WeakSet();

function watchRemoval(root) {
  eachScope(root, scope => {
    if (!hasOwn(scope, 'dismissTask') || removalWatched.has(scope)) return;
    removalWatched.add(scope);
    scope.$watch('taskExists', (exists, before) => {
      if (before && !exists && scope.task) gone(scope.task.id);
    });
  });
}

// Later, and elsewhere: what is still kept of tasks that have gone.
let button = null;
let left = [];

async function countAgain() {
  try {
    left = await call('GET', '/drafts');
  } catch (e) {
    return;
  }
  if (button) {
    button.hidden = left.length === 0;
    button.textContent = say('gone-kept-texts', { count: left.length });
  }
}

export default [
  {
    id: 'tierline-task-removed',
    pluginPoint: 'tasklist.task.action',
    priority: 2,
    render(node, data, scope) {
      setTimeout(() => watchRemoval(scope.$root));
    }
  },
  {
    id: 'tierline-kept-texts',
    pluginPoint: 'tasklist.navbar.action',
    priority: 500,
    render(node) {
      button = element('button', 'btn btn-link tierline-kept-texts');
      button.type = 'button';
      button.hidden = true;
      button.addEventListener('click', () => {
        const first = left[0];
        if (first) show(first.key, first.place, first.content, first.went, countAgain);
      });
      node.append(button);
      countAgain();
    }
  }
];
