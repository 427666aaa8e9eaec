// When the session has ended, Tasklist would leave the page for its sign-in, and what is on it. Its calls wait instead until
// the person has signed in over the page, and are made again. Who has no password here is led to the identity provider.

import { askOverPage } from './sign-in-here.js';
import { cameFromProvider } from './sign-in-again.js';
import { cookieToken, whenSignedOut } from './desk.js';
import { reader } from './words.js';

const SIGNED_OUT = 401;
const FORBIDDEN = 403;
const TOKEN = /^x-xsrf-token$/i;
const OF_SIGN_IN = /\/auth\/user\/[^/]+(\/login\/[^/]+)?(\?|$)/;
const LOG_OUT = /\/auth\/user\/[^/]+\/logout(\?|$)/;

const WHO = '/camunda/api/admin/auth/user/default';
const MOST_TRIES = 3;
const LONGEST_WAIT = 5000;

let person = null;
let onTheirWay = 0;
let signingIn = null;

async function whoIsSignedIn() {
  const answer = await fetch(WHO, { cache: 'no-store' });
  return answer.ok ? (await answer.json()).userId : null;
}

// What changes something is refused for its token before it is asked whose session it is.
function isOfNoSession(request) {
  return (
    request.status === SIGNED_OUT || (request.status === FORBIDDEN && request.getResponseHeader('X-XSRF-TOKEN') === 'Required')
  );
}

// Whose session the answer to a question about it tells of.
function personOf(request) {
  try {
    return request.status === 200 ? JSON.parse(request.responseText).userId : null;
  } catch (e) {
    return null;
  }
}

// Each call that is made without a session begins one of its own, and its answer would take the place of the one that is
// being signed in. So those on their way are let in first, and others wait.
async function quiet() {
  const latest = Date.now() + LONGEST_WAIT;
  while (onTheirWay > 0 && Date.now() < latest) await new Promise(resolve => setTimeout(resolve, 50));
}

async function ask() {
  await quiet();
  return (await whoIsSignedIn()) || askOverPage();
}

// Answers who is signed in then: nobody is asked twice.
function signIn() {
  signingIn = signingIn || ask().finally(() => (signingIn = null));
  return signingIn;
}

class PatientRequest extends XMLHttpRequest {
  constructor() {
    super();
    this.tries = 0;
    ['readystatechange', 'load', 'loadend'].forEach(name => this.addEventListener(name, event => this.look(event)));
  }

  open(method, url, ...rest) {
    this.opened = [method, url, ...rest];
    this.headers = [];
    return super.open(method, url, ...rest);
  }

  setRequestHeader(name, value) {
    this.headers.push([name, value]);
    return super.setRequestHeader(name, value);
  }

  send(body) {
    this.body = body;
    if (signingIn) {
      this.waitForSignIn();
      return;
    }
    onTheirWay++;
    // Whoever reads the answer is told in their language and zone.
    Object.entries(reader).forEach(([name, value]) => super.setRequestHeader(name, value));
    super.send(body);
  }

  look(event) {
    if (event.type === 'loadend') onTheirWay--;
    if (this.readyState !== XMLHttpRequest.DONE) return;
    const address = String(this.opened[1]);
    if (LOG_OUT.test(address)) person = null;
    else if (OF_SIGN_IN.test(address)) person = personOf(this) || person;
    else if (isOfNoSession(this) && person && this.tries < MOST_TRIES && !cameFromProvider()) {
      event.stopImmediatePropagation();
      if (event.type === 'loadend') {
        this.tries++;
        this.waitForSignIn();
      }
    }
  }

  async waitForSignIn() {
    const now = await signIn();
    // What is on the page is of the person of before.
    if (now === person) this.again();
    else location.reload();
  }

  again() {
    const headers = this.headers;
    this.open(...this.opened);
    headers.filter(([name]) => !TOKEN.test(name)).forEach(([name, value]) => this.setRequestHeader(name, value));
    // The new session's; the call may have had none, where the cookie had gone with the session.
    this.setRequestHeader('X-XSRF-TOKEN', cookieToken() || '');
    this.send(this.body);
  }
}

window.XMLHttpRequest = PatientRequest;
whenSignedOut(signIn);

export default [];
