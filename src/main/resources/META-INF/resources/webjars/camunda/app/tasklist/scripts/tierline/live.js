// What is new on the case and on the cards of this page, as it comes. A browser has few connections to one server: a page has
// one for all of it, and a page that is not looked at has none.

const SOON = 100;
const nothing = () => {};

let shown = null;
let cards = { keys: [], show: nothing };
let source = null;
let asked = '';
let live = false;
let planned = null;

// Whether news come by themselves; else a screen asks for them.
export function isLive() {
  return live;
}

// @param view of a case: {key, seq, news(view), present(colleagues)}
export function follow(view) {
  shown = view;
  plan();
}

export function unfollow(view) {
  if (shown === view) {
    shown = null;
    plan();
  }
}

// @param keys of cases, in order
// @param show is called with the signs of all of them
export function followCards(keys, show) {
  cards = { keys, show };
  plan();
}

function plan() {
  clearTimeout(planned);
  planned = setTimeout(settle, SOON);
}

function address() {
  return [...(shown ? ['case=' + shown.key] : []), ...cards.keys.map(key => 'card=' + key)].join('&');
}

function settle() {
  const wanted = document.hidden ? '' : address();
  if (source && wanted === asked) return;
  end();
  if (wanted) listen(wanted);
}

function end() {
  if (source) source.close();
  source = null;
  live = false;
}

function listen(wanted) {
  const opened = new EventSource('/desk/api/stream?' + wanted + (shown ? '&since=' + shown.seq : ''));
  source = opened;
  asked = wanted;
  const of = key => shown && shown.key === key;
  const key = shown && shown.key;
  opened.addEventListener('open', () => (live = opened === source));
  opened.addEventListener('error', () => {
    if (opened !== source) return;
    live = false;
    // Refused, so the browser does not come back by itself: whoever asks next opens it anew.
    if (opened.readyState === EventSource.CLOSED) end();
  });
  opened.addEventListener('news', event => of(key) && shown.news(JSON.parse(event.data)));
  opened.addEventListener('present', event => of(key) && shown.present(JSON.parse(event.data)));
  opened.addEventListener('signs', event => cards.show(JSON.parse(event.data)));
}

document.addEventListener('visibilitychange', settle);
