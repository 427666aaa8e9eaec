// A page of Tierline's own asks for the sign-in over itself, when there is no session or it has ended, and goes on.

import { cookieToken, element, whenSignedOut } from './desk.js';
import { say } from './words.js';

const APPLICATION = '/camunda/app/tasklist/default/';
const LOGIN = '/camunda/api/admin/auth/user/default/login/tasklist';
const WHO = '/camunda/api/admin/auth/user/default';
const TOKEN = 'X-XSRF-TOKEN';

const FORBIDDEN = 403;

// The identity provider's page leads here for those who have a password; other scripts change the address later.
const BY_PASSWORD = new URLSearchParams(location.search).has('password') ? '?password' : '';

let asking = null;
let lastTold = '';

// A page of the web application has it in a cookie, which pages of Tierline's own do not see.
function token() {
  return cookieToken() || lastTold;
}

// The web application tells the token of a session once: with the answer to its first request.
async function application(address, options = {}) {
  const answer = await fetch(address, { cache: 'no-store', ...options });
  const told = answer.headers.get(TOKEN);
  if (told && told !== 'Required') lastTold = told;
  return answer;
}

function logIn(user, password) {
  return application(LOGIN, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', [TOKEN]: token() },
    body: new URLSearchParams({ username: user, password })
  });
}

// The web application's own sign-in: its session is the one that counts. Answers a sentence where it did not work.
async function signIn(user, password) {
  let answer = await logIn(user, password);
  if (answer.status === FORBIDDEN) {
    // The session is one of before, whose token nobody has told here. It ends by this; the next one tells its own.
    await application(APPLICATION + '?password');
    answer = await logIn(user, password);
  }
  if (answer.ok) {
    // The session has another token now.
    await application(WHO);
    return null;
  }
  return say(answer.status === 429 ? 'sign-in-too-many' : 'sign-in-wrong');
}

function field(form, label, type, autocomplete) {
  const input = element('input');
  input.type = type;
  input.required = true;
  input.autocomplete = autocomplete;
  const line = element('label', '', label);
  line.append(input);
  form.append(line);
  return input;
}

async function ask() {
  // Where people have no password here, the web application leads them to the identity provider.
  const page = await application(APPLICATION + BY_PASSWORD);
  if (page.redirected) {
    location.assign('/sign-in?to=' + encodeURIComponent(location.pathname + location.search));
    return new Promise(() => {});
  }
  return new Promise(resolve => {
    const dialog = element('dialog', 'sign-in');
    const form = element('form');
    form.append(element('h2', '', say('sign-in-again')));
    const user = field(form, say('sign-in-user'), 'text', 'username');
    const password = field(form, say('sign-in-password'), 'password', 'current-password');
    const said = element('p', 'bad');
    said.setAttribute('role', 'alert');
    form.append(said, element('button', 'main', say('sign-in')));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        said.textContent = (await signIn(user.value.trim(), password.value)) || '';
      } catch (e) {
        said.textContent = say('failed-server');
      }
      if (!said.textContent) {
        dialog.close();
        dialog.remove();
        resolve(user.value.trim());
      }
    });
    dialog.addEventListener('cancel', event => event.preventDefault());
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
    user.focus();
  });
}

// Answers who signed in.
export function askOverPage() {
  asking = asking || ask().finally(() => (asking = null));
  return asking;
}

whenSignedOut(askOverPage);
