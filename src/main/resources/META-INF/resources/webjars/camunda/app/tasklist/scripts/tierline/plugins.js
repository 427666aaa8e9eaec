// The plugins that share what they know of the open task. Tasklist loads this file alone, so that each of them is there once.

import './session.js';
import './started.js';
import './tasklist-words.js';
import caseTab from './case.js';
import claims from './claims.js';
import formDrafts from './form-drafts.js';
import goneTask from './gone-task.js';
import head from './head.js';
import tasklistKeys from './tasklist-keys.js';

export default [...caseTab, ...head, ...formDrafts, ...goneTask, ...claims, ...tasklistKeys];
