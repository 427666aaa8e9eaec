// After a claim the form is drawn anew, so that nothing on it is of before; after a lost one Tasklist's button works again.

import { onCall } from './calls.js';
import { currentTask } from './current-task.js';
import { eachScope, hasOwn } from './scopes.js';

const CLAIMS = ['claim', 'unclaim', 'assignee'];
let root = null;

function reviveClaim() {
  eachScope(root, scope => {
    if (typeof scope.claim === 'function' && scope.submitInProgress) scope.submitInProgress = false;
  });
  root.$applyAsync();
}

function drawFormAnew(taskId) {
  eachScope(root, scope => {
    const form = hasOwn(scope, 'taskForm') ? scope.taskForm : null;
    if (!form || !scope.task || scope.task.id !== taskId) return;
    scope.taskForm = null;
    scope.$applyAsync();
    setTimeout(() => {
      scope.taskForm = scope.taskForm || form;
      scope.$applyAsync();
    }, 100);
  });
}

onCall(({ taskId, act, status }) => {
  if (!root || status === null || !CLAIMS.includes(act)) return;
  if (status >= 200 && status < 300) {
    if (currentTask() && currentTask().id === taskId) drawFormAnew(taskId);
  } else {
    // After Tasklist's own answer to it.
    setTimeout(reviveClaim);
  }
});

export default [
  {
    id: 'tierline-claims',
    pluginPoint: 'tasklist.task.action',
    priority: 1,
    render(node, data, scope) {
      root = scope.$root;
    }
  }
];
