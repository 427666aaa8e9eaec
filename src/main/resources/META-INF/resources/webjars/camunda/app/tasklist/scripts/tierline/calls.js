// Tasklist's own calls about a task, as they end. It tells its user little of those that fail.

const TASK = /\/task\/([^/?]+)\/(claim|unclaim|assignee|submit-form|complete)(?:\?|$)/;
const START = /\/process-definition\/[^/?]+\/submit-form(?:\?|$)/;
const listeners = [];
const startListeners = [];

// Calls `listener({ taskId, act, status, sent })` when a call has ended, and with the status null when it is sent.
export function onCall(listener) {
  listeners.push(listener);
}

// Calls `listener(id)` when a process has been started by its form.
export function onStarted(listener) {
  startListeners.push(listener);
}

function tellStarted(request) {
  if (request.status !== 200) return;
  const { id } = JSON.parse(request.responseText);
  startListeners.forEach(listener => listener(id));
}

function tell(call) {
  listeners.forEach(listener => listener(call));
}

const open = XMLHttpRequest.prototype.open;
const send = XMLHttpRequest.prototype.send;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  const found = method.toUpperCase() === 'POST' && TASK.exec(String(url));
  this.tierlineCall = found ? { taskId: found[1], act: found[2] } : null;
  this.tierlineStart = method.toUpperCase() === 'POST' && START.test(String(url));
  return open.call(this, method, url, ...rest);
};

XMLHttpRequest.prototype.send = function (body) {
  const call = this.tierlineCall;
  if (call) {
    tell({ ...call, status: null, sent: body });
    this.addEventListener('loadend', () => tell({ ...call, status: this.status, sent: body }));
  }
  if (this.tierlineStart) this.addEventListener('loadend', () => tellStarted(this), { once: true });
  return send.call(this, body);
};
