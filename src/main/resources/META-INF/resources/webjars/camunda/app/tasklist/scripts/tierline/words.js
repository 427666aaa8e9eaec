// What the screens say, in the language of the browser, as Camunda's own parts choose it. One file a language, in words/.
// What process owners call their levels, tasks and lists in that language comes from the server.

import de from './words/de.js';
import en from './words/en.js';

const ALL = { de, en };
const own = (navigator.language || '').split('-')[0];
let policy = {};

export const language = ALL[own] ? own : 'en';

// What every call to the server says of its reader.
export const reader = {
  'Accept-Language': language,
  'X-Time-Zone': Intl.DateTimeFormat().resolvedOptions().timeZone
};

// The text of that key, with what stands in braces filled in.
export function say(key, values = {}) {
  const text = ALL[language][key];
  return text === undefined ? key : text.replace(/\{(\w+)\}/g, (any, name) => (name in values ? said(name, values[name]) : any));
}

function said(name, value) {
  return name === 'level' ? named('levels', value) : value;
}

// Whether there is a text of that key.
export function known(key) {
  return key in ALL[language];
}

// By part (levels, tasks, lists), and what each is called in English.
export function learn(words) {
  policy = words;
}

// What it is called here; as it is where nothing else is known.
export function named(part, english) {
  const words = policy[part] || {};
  return Object.prototype.hasOwnProperty.call(words, english) ? words[english] : english;
}
