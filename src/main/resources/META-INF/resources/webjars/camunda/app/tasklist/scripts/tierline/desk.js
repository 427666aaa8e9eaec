// Calls Tierline's own interface for screens with the session of the web application, and says times as people do.

import { known, language, learn, named, reader, say } from './words.js';

const BASE = '/desk/api';
let tokenOfLastAnswer = null;
let signInAgain = null;

// What a page does that can ask for the sign-in by itself: answers a promise. The call is made once more after it.
export function whenSignedOut(ask) {
  signInAgain = ask;
}

// The session's token, on pages that see its cookie; else null.
export function cookieToken() {
  const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  return cookie ? decodeURIComponent(cookie[1]) : null;
}

export function token() {
  return cookieToken() || tokenOfLastAnswer;
}

let learned = language === 'en';
let learning = null;

// Asks once what process owners call things in the reader's language; answers whether it is known. Until then, and where
// nobody is signed in, they are called as they are in English.
export function learnPolicy() {
  if (learned) return Promise.resolve(true);
  learning = learning || askForPolicy().finally(() => (learning = null));
  return learning;
}

async function askForPolicy() {
  try {
    const answer = await fetch(BASE + '/words', { cache: 'no-store', headers: { Accept: 'application/json', ...reader } });
    if (!answer.ok) return false;
    learn(await answer.json());
    learned = true;
    dispatchEvent(new Event('tierline-words'));
  } catch (e) {
    // The server is not there: whatever is asked next says so.
  }
  return learned;
}

// What is wrong with a field, by what the screen calls it.
function fieldProblem({ field, message }) {
  return (known('field-' + field.toLowerCase()) ? say('field-' + field.toLowerCase()) : field) + ' ' + message;
}

// Answers null where there is nothing new (304) or nothing to say (204); throws an error with a sentence for the reader.
export async function call(method, path, body, headers = {}) {
  let response;
  if (!learned) await learnPolicy();
  try {
    response = await fetch(BASE + path, {
      method,
      // What is on its way when the page is left still arrives.
      keepalive: method !== 'GET',
      cache: 'no-store',
      headers: {
        Accept: 'application/json',
        ...reader,
        ...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': token() || '' }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers
      },
      body: body === undefined ? undefined : JSON.stringify(body)
    });
  } catch (e) {
    throw new Error(say('failed-server'));
  }
  tokenOfLastAnswer = response.headers.get('X-XSRF-TOKEN') || tokenOfLastAnswer;
  if (response.status === 304 || response.status === 204) return null;
  if (response.status === 401 && signInAgain) {
    await signInAgain();
    // Whatever answers first tells the new session's token.
    if (method !== 'GET') await call('GET', '/unseen');
    return call(method, path, body, headers);
  }
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : null;
  let problem = {};
  try {
    problem = JSON.parse(text);
  } catch (e) {
    // Not from Tierline: the status is all there is.
  }
  const fields = (problem.errors || []).map(fieldProblem).join('; ');
  throw Object.assign(new Error(fields || problem.detail || say('failed', { status: response.status })), {
    status: response.status
  });
}

export function once() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

const CLOCK = new Intl.DateTimeFormat(navigator.language, { hour: '2-digit', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short' });

// "12:31" today, else "26 Nov 12:31".
export function time(iso) {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  return (today ? '' : DAY.format(at) + ' ') + CLOCK.format(at);
}

// The task's name begins with the key of its case.
export function caseOf(task) {
  const found = task && /^ESC-\d{4}-\d{6,12}/.exec(task.name || '');
  return found ? found[0] : null;
}

// "ESC-2026-000042 · Work on the case: Data stopped syncing"
const NAME = /^ESC-\d{4}-\d{6,12} · ([^:]*): (.*)$/;

// The same in its pieces: before the act, the act, and behind it.
const TASK_NAME = /^([A-Z]+-[\w-]+ · )([^:]*)(: [^]*)$/;

// All of it, in the reader's language.
export function nameOf(task) {
  const found = TASK_NAME.exec(task.name);
  return found ? found[1] + named('tasks', found[2]) + found[3] : named('tasks', task.name);
}

export function titleOf(task) {
  const found = NAME.exec(task.name);
  return found ? found[2] : task.name;
}

export function actOf(task) {
  const found = NAME.exec(task.name);
  return found ? named('tasks', found[1]) : '';
}

// "Customer wrote 12:31", "Note by Mona Moreau 12:31".
export function unseenWords(unseen) {
  const when = time(unseen.at);
  return unseen.by ? say('unseen-note', { who: unseen.by, time: when }) : say('unseen-customer', { time: when });
}

// "ESC-2026-000042 is with Tier 2 now: Mona Moreau moved it at 10:52."
export function wentWords(key, went) {
  const where = say('where-' + went.where, went);
  if (!went.how) return say('how-none', { key, where });
  return say('how-act', { key, where, how: say('how-' + went.how, went), time: time(went.at) });
}

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}
