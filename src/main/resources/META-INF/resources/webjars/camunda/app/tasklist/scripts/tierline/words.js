// What the screens say, in the language of the browser, as Camunda's own parts choose it. One file a language, in words/.

import de from './words/de.js';
import en from './words/en.js';

const ALL = { de, en };
const own = (navigator.language || '').split('-')[0];

export const language = ALL[own] ? own : 'en';

// The text of that key, with what stands in braces filled in.
export function say(key, values = {}) {
  const text = ALL[language][key];
  return text === undefined ? key : text.replace(/\{(\w+)\}/g, (any, name) => (name in values ? values[name] : any));
}

// Whether there is a text of that key.
export function known(key) {
  return key in ALL[language];
}
