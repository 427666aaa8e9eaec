// The head of the open task: its deadline, in the words of the card. Tasklist's own tells it in other words, and lets it be
// changed, which the case's clocks would undo.

import { element } from './desk.js';
import { showDue } from './due.js';

export default [
  {
    id: 'tierline-head',
    pluginPoint: 'tasklist.task.action',
    priority: 5,
    render(node, data, scope) {
      const due = element('span', 'tierline-due');
      const place = () => {
        const meta = document.querySelector('[cam-tasklist-task-meta]');
        if (meta && due.parentNode !== meta) meta.prepend(due);
      };
      scope.$watch('task.due', () => {
        setTimeout(() => {
          place();
          showDue(due, scope.task ? scope.task.due : null, true);
        });
      });
      // Tasklist draws the head anew with each task.
      new MutationObserver(() => due.isConnected || place()).observe(document.body, { childList: true, subtree: true });
    }
  }
];
