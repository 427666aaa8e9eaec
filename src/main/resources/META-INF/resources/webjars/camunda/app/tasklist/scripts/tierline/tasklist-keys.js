// The keys of Tasklist, and names for its buttons that have none.

import { element } from './desk.js';
import { move, onKey, showKeys } from './keys.js';
import { say } from './words.js';

const NAMES = [
  ['.task-filters .region-toggle', 'name-lists'],
  ['.tasks-list .region-toggle', 'name-tasks'],
  ['.task-details .region-toggle', 'name-task'],
  ['.maximize', 'name-larger'],
  ['.reset-regions', 'name-smaller'],
  ['button.unclaim', 'name-give-back'],
  ['.reset-assignee', 'name-give-back'],
  ['.reset-follow-up-date', 'name-no-follow-up'],
  ['.instance-link', 'name-instance'],
  ['.task-filter .edit-filter, .task-filter [ng-click^="edit"]', 'name-edit-list'],
  ['[cam-widget-search] input', 'name-filter'],
  ['.tasks-list .new-sort', 'name-sort'],
  ['[cam-widget-search] .dropdown-toggle', 'name-keep-search']
];

function select(step) {
  const links = [...document.querySelectorAll('ol.tasks-list > li.task h4 a')];
  const link = move(links, step, one => one.closest('li').classList.contains('active'));
  if (link) link.click();
}

function openTab(name) {
  const tab = [...document.querySelectorAll('.task-details .nav-tabs a')].find(one => one.textContent.trim() === name);
  if (tab) tab.click();
}

function write(mode) {
  openTab(say('case-tab'));
  setTimeout(() => {
    const view = document.querySelector('tl-case');
    if (view) view.write(mode);
  });
}

onKey('j', 'key-next', () => select(1));
onKey('k', 'key-before', () => select(-1));
onKey('c', 'key-claim', () => document.querySelector('button.claim:not([disabled])')?.click());
onKey('r', 'key-reply', () => write('update'));
onKey('n', 'key-note', () => write('note'));
onKey('f', 'key-form', () => {
  document.querySelector('.task-details .nav-tabs a').click();
  setTimeout(() => document.querySelector('.fjs-form input:not([disabled]), .fjs-form textarea:not([disabled])')?.focus(), 100);
});
onKey('/', 'key-find', () => location.assign('/desk/cases'));

function giveNames() {
  NAMES.forEach(([selector, name]) =>
    document.querySelectorAll(selector).forEach(one => {
      if (!one.hasAttribute('aria-label')) one.setAttribute('aria-label', say(name));
    })
  );
  // It says whether its suggestions are open, as only a field of that kind may.
  document.querySelectorAll('[cam-widget-search] .main-field:not([role])').forEach(one => one.setAttribute('role', 'combobox'));
}

new MutationObserver(giveNames).observe(document.body, { childList: true, subtree: true });

export default [
  {
    id: 'tierline-keys',
    pluginPoint: 'tasklist.navbar.action',
    priority: 400,
    render(node) {
      const button = element('button', 'btn btn-link tierline-show-keys', say('keys-button'));
      button.type = 'button';
      button.addEventListener('click', showKeys);
      node.append(button);
    }
  }
];
