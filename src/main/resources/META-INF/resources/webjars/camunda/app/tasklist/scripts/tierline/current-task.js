// The task that is open on the screen, and of which case it is.

const listeners = [];
const cases = new Map();
let current = null;

export function currentTask() {
  return current;
}

// The key of the case of a task that was open on this page; also when the task has gone.
export function knownCase(taskId) {
  return cases.get(taskId) || null;
}

export function onTask(listener) {
  listeners.push(listener);
  if (current) listener(current);
}

// @param task {id, key}
export function opened(task) {
  if (task.key) cases.set(task.id, task.key);
  if (!current || current.id !== task.id) {
    current = task;
    listeners.forEach(listener => listener(task));
  }
}
