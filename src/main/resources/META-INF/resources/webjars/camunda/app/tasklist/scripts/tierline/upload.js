// Sends one file of a case, and tells how far it is.

import { call, once, token } from './desk.js';
import { reader, say } from './words.js';

function problemOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch (e) {
    // Not from Tierline: the status is all there is.
    return {};
  }
}

function attempt(path, file, key, progressed, started) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/desk/api' + path);
    request.setRequestHeader('Accept', 'application/json');
    Object.entries(reader).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.setRequestHeader('X-XSRF-TOKEN', token() || '');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.addEventListener('progress', event => event.lengthComputable && progressed(event.loaded / event.total));
    request.addEventListener('error', () => reject(new Error(say('files-unreachable'))));
    request.addEventListener('abort', () => reject(Object.assign(new Error(say('files-taken-away')), { aborted: true })));
    request.addEventListener('load', () => {
      if (request.status === 201) {
        resolve(JSON.parse(request.responseText));
        return;
      }
      const sentence = problemOf(request).detail || say('files-failed', { status: request.status });
      reject(Object.assign(new Error(sentence), { status: request.status }));
    });
    const form = new FormData();
    form.append('file', file, file.name);
    started(request);
    request.send(form);
  });
}

// Answers a promise of the upload. `cancel` ends it; `retry` sends the same file again, which is one upload.
export function upload(path, file, progressed) {
  const key = once();
  let running = null;
  const started = request => (running = request);
  const send = async () => {
    try {
      return await attempt(path, file, key, progressed, started);
    } catch (problem) {
      if (problem.status !== 401) throw problem;
      // Asks for the sign-in over the page, and waits for it.
      await call('GET', '/unseen');
      return attempt(path, file, key, progressed, started);
    }
  };
  return { send, cancel: () => running && running.abort() };
}
