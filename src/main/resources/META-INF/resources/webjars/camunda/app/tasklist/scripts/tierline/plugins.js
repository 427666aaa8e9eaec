// The plugins that share what they know of the open task. Tasklist loads this file alone, so that each of them is there once.

import caseTab from './case.js';
import claims from './claims.js';
import formDrafts from './form-drafts.js';
import goneTask from './gone-task.js';

export default [...caseTab, ...formDrafts, ...goneTask, ...claims];
