// The case beside the form, and in the head of its task what was said and not looked at.

import './case-view.js';
import { caseOf, element, unseenWords } from './desk.js';
import { opened } from './current-task.js';
import { forget, watch } from './unseen.js';
import { say } from './words.js';

const TAB = say('case-tab');

function openTab() {
  const tab = [...document.querySelectorAll('.tabbed-content .nav-tabs a, .task-details .nav-tabs a, .nav-tabs a')].find(
    one => one.textContent.trim() === TAB
  );
  if (tab) tab.click();
}

// The head of the task stays while one task after the other is shown in it.
function follow(scope, show) {
  scope.$watch('task.id', () => {
    if (scope.task) show(scope.task);
  });
}

export default [
  {
    id: 'tierline-cases',
    pluginPoint: 'tasklist.navbar.action',
    priority: 900,
    render(node) {
      const link = element('a', 'btn btn-link tierline-cases', say('case-find'));
      link.href = '/desk/cases';
      node.append(link);
    }
  },
  {
    id: 'tierline-case',
    pluginPoint: 'tasklist.task.detail',
    priority: 900,
    label: TAB,
    render(node, data, scope) {
      follow(scope, task => {
        const key = caseOf(task);
        node.replaceChildren();
        if (!key) {
          node.append(element('p', '', say('case-about-none')));
          return;
        }
        const view = document.createElement('tl-case');
        view.key = key;
        node.append(view);
      });
    }
  },
  {
    id: 'tierline-unseen',
    pluginPoint: 'tasklist.task.action',
    priority: 1000,
    render(node, data, scope) {
      const sign = element('button', 'tierline-unseen tierline-in-task');
      sign.type = 'button';
      sign.hidden = true;
      sign.addEventListener('click', openTab);
      node.append(sign);
      follow(scope, task => {
        const key = caseOf(task);
        opened({ id: task.id, key });
        sign.hidden = true;
        forget(sign);
        if (key) {
          watch(key, sign, unseen => {
            sign.hidden = !unseen;
            sign.textContent = unseen ? unseenWords(unseen) + (unseen.text ? ': “' + unseen.text + '”' : '') : '';
            sign.title = say('case-open-tab');
          });
        }
      });
    }
  }
];
