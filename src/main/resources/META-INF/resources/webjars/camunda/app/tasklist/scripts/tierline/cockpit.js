// Cockpit's page Escalations, where managers begin, and its card on the dashboard. What they hold is the page's of /desk/escalations.

import './escalations.js';
import { call, element } from './desk.js';
import { say } from './words.js';

const PATH = '/escalations';
const BEGAN = 'tierline-cockpit-began';

// Whoever signs in without a place in mind begins with what burns, once a session; the dashboard is one click away.
async function begin() {
  if (sessionStorage.getItem(BEGAN)) return;
  sessionStorage.setItem(BEGAN, 'yes');
  try {
    await call('GET', '/escalations/choices');
    if (/^#?\/?(dashboard)?$/.test(location.hash)) location.hash = '#' + PATH;
  } catch (e) {
    // Not for this person: they stay on the dashboard.
  }
}

async function fill(card) {
  const said = element('p', 'said');
  card.append(element('h3', 'section-title', say('page-escalations')), said);
  try {
    const [found, choices] = await Promise.all([call('GET', '/escalations'), call('GET', '/escalations/choices')]);
    said.textContent = say('escalations-sum', found);
    const list = element('ul');
    choices.reasons
      .filter(one => found.counts[one.code] > 0)
      .forEach(one => {
        const line = element('li');
        const link = element('a', '', one.name + ': ' + found.counts[one.code]);
        link.href = '/desk/escalations?attention=' + one.code;
        line.append(link);
        list.append(line);
      });
    const open = element('a', 'open', say('escalations-card-open'));
    open.href = '#' + PATH;
    card.append(element('p', '', say('escalations-card')), list, open);
  } catch (problem) {
    said.textContent = problem.message;
  }
}

export default [
  {
    id: 'tierline-escalations',
    pluginPoint: 'cockpit.route',
    priority: 10,
    properties: { path: PATH },
    render(node) {
      const page = element('div', 'tierline-escalations');
      page.append(element('h1', '', say('page-escalations')), document.createElement('tl-escalations'));
      node.append(page);
    }
  },
  {
    id: 'tierline-escalations-link',
    pluginPoint: 'cockpit.navigation',
    priority: 10,
    render(node) {
      const link = element('a', '', say('page-escalations'));
      link.href = '#' + PATH;
      node.append(link);
    }
  },
  {
    id: 'tierline-escalations-card',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    render(node) {
      const card = element('section', 'tierline-escalations-card');
      node.append(card);
      fill(card);
      begin();
    }
  }
];
