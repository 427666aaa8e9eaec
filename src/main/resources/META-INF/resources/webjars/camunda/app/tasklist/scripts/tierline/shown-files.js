// The files of what was said: pictures small, whole at a click; all else as a line.

import { element } from './desk.js';
import { say } from './words.js';

export const SHOWN_FILES_STYLE = `
  .files { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin: 6px 0 0; padding: 0; list-style: none; }
  .files .thumb { display: block; border: 1px solid #9aa5b1; border-radius: 4px; padding: 0; background: #fff; cursor: zoom-in;
    line-height: 0; }
  .files .thumb img { max-width: 260px; max-height: 160px; min-width: 24px; min-height: 24px; border-radius: 3px; }
  .files a, dialog.whole a { color: #0b57a4; overflow-wrap: anywhere; }
  .files .size { color: #52606d; font-size: 13px; }
  .files .caption { display: block; font-size: 13px; line-height: 1.45; max-width: 260px; }
  dialog.whole { border: 0; border-radius: 6px; padding: 12px; max-width: 96vw; max-height: 94vh; box-sizing: border-box;
    box-shadow: 0 8px 40px rgba(0, 0, 0, .4); }
  dialog.whole::backdrop { background: rgba(20, 28, 38, .7); }
  dialog.whole img { display: block; max-width: 92vw; max-height: calc(94vh - 84px); object-fit: contain; }
  dialog.whole form { display: flex; align-items: baseline; gap: 16px; margin-bottom: 8px; }
  dialog.whole .name { font-weight: 600; overflow-wrap: anywhere; }
  dialog.whole button { margin-left: auto; border: 1px solid #9aa5b1; border-radius: 4px; background: #fff; font: inherit;
    padding: 4px 12px; cursor: pointer; }
`;

function addressOf(key, file) {
  return '/desk/api/cases/' + key + '/attachments/' + file.id;
}

function whole(root, key, file) {
  const dialog = element('dialog', 'whole');
  dialog.setAttribute('aria-label', file.name);
  const bar = element('form');
  bar.method = 'dialog';
  const save = element('a', '', say('files-save'));
  save.href = addressOf(key, file);
  save.download = file.name;
  const close = element('button', '', say('files-close'));
  bar.append(element('span', 'name', file.name), element('span', 'size', file.size), save, close);
  const picture = element('img');
  picture.src = addressOf(key, file);
  picture.alt = file.name;
  dialog.append(bar, picture);
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}

function picture(root, key, file) {
  const item = element('li');
  const thumb = element('button', 'thumb');
  thumb.type = 'button';
  thumb.setAttribute('aria-label', say('files-show', { name: file.name }));
  const image = element('img');
  image.loading = 'lazy';
  image.src = addressOf(key, file);
  image.alt = file.name;
  thumb.append(image);
  thumb.addEventListener('click', () => whole(root, key, file));
  item.append(thumb, element('span', 'size caption', file.name + ' · ' + file.size));
  return item;
}

function line(key, file) {
  const item = element('li');
  if (file.heldBack) {
    item.append(element('span', 'size', say('files-' + file.heldBack, { name: file.name || '' })));
    return item;
  }
  const link = element('a', '', file.name);
  link.href = addressOf(key, file);
  link.download = file.name;
  item.append(link, ' ', element('span', 'size', '(' + file.size + ')'));
  return item;
}

// `root` is where the whole picture is shown.
export function shownFiles(root, key, files) {
  const list = element('ul', 'files');
  list.setAttribute('aria-label', say('files-kept'));
  list.append(...files.map(file => (file.picture && !file.heldBack ? picture(root, key, file) : line(key, file))));
  return list;
}
