// Tasklist's own calls about a task, as they end. It tells its user little of those that fail.

const TASK = /\/task\/([^/?]+)\/(claim|unclaim|assignee|submit-form|complete)(?:\?|$)/;
const listeners = [];

// Calls `listener({ taskId, act, status, sent })` when a call has ended, and with the status null when it is sent.
export function onCall(listener) {
  listeners.push(listener);
}

function tell(call) {
  listeners.forEach(listener => listener(call));
}

const open = XMLHttpRequest.prototype.open;
const send = XMLHttpRequest.prototype.send;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  const found = method.toUpperCase() === 'POST' && TASK.exec(String(url));
  this.tierlineCall = found ? { taskId: found[1], act: found[2] } : null;
  return open.call(this, method, url, ...rest);
};

XMLHttpRequest.prototype.send = function (body) {
  const call = this.tierlineCall;
  if (call) {
    tell({ ...call, status: null, sent: body });
    this.addEventListener('loadend', () => tell({ ...call, status: this.status, sent: body }));
  }
  return send.call(this, body);
};
