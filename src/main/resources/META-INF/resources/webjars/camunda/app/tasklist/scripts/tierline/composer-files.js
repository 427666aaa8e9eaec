// The files that go along with what is being written: chosen, dropped, or pasted; each with how far it is and what is wrong.

import { call, element } from './desk.js';
import { upload } from './upload.js';
import { say } from './words.js';

export const COMPOSER_FILES_STYLE = `
  .chosen { display: flex; flex-wrap: wrap; gap: 6px; padding: 6px 12px; list-style: none; margin: 0; }
  .chosen:empty { display: none; }
  .chosen li { display: flex; align-items: center; gap: 8px; max-width: 100%; border: 1px solid #9aa5b1; border-radius: 4px;
    padding: 3px 4px 3px 8px; background: #f4f6f8; font-size: 13px; }
  .chosen li.bad { border-color: #a61b1b; background: #fdecec; color: #7b1414; }
  .chosen img { width: 32px; height: 32px; object-fit: cover; border-radius: 3px; background: #fff; }
  .chosen .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 32ch; }
  .chosen .bad .name { font-weight: 600; }
  .chosen .size { color: #52606d; white-space: nowrap; }
  .chosen progress { width: 70px; }
  .chosen button, .attach { border: 1px solid #9aa5b1; border-radius: 4px; background: #fff; font: inherit; font-size: 13px;
    padding: 2px 8px; cursor: pointer; color: #1f2933; }
  .attach { padding: 6px 12px; }
  .composer.dropping { outline: 3px dashed #0b57a4; outline-offset: 2px; }
`;

const KILO = 1024;

function size(bytes) {
  if (bytes < KILO) return say('files-bytes', { size: bytes });
  return bytes < KILO * KILO ? Math.floor(bytes / KILO) + ' KB' : (bytes / KILO / KILO).toFixed(1).replace('.0', '') + ' MB';
}

// A pasted picture has no name of its own: all are called image.png.
function named(file) {
  if (!/^image\.(png|jpe?g)$/.test(file.name)) return file;
  const now = new Date();
  const at = [now.getHours(), now.getMinutes(), now.getSeconds()].map(part => String(part).padStart(2, '0')).join('');
  return new File([file], 'screenshot-' + at + file.name.slice(file.name.lastIndexOf('.')), { type: file.type });
}

export class ComposerFiles {
  // `place` is what is written: each has its own files. `changed` is told whenever they change.
  constructor(composer, field, place, changed) {
    this.composer = composer;
    this.place = place;
    this.changed = changed;
    this.all = {};
    this.list = element('ul', 'chosen');
    this.list.setAttribute('aria-label', say('files-list'));
    this.input = element('input');
    this.input.type = 'file';
    this.input.multiple = true;
    this.input.hidden = true;
    this.input.addEventListener('change', () => {
      this.add([...this.input.files]);
      this.input.value = '';
    });
    this.button = element('button', 'attach', say('files-attach'));
    this.button.type = 'button';
    this.button.title = say('files-attach-how');
    this.button.addEventListener('click', () => this.input.click());
    field.addEventListener('paste', event => {
      const files = [...event.clipboardData.files];
      // Words that an office program copies come with a picture of themselves.
      if (!files.length || event.clipboardData.types.includes('text/plain')) return;
      event.preventDefault();
      this.add(files.map(named));
    });
    composer.addEventListener('dragover', event => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      composer.classList.add('dropping');
    });
    composer.addEventListener('dragleave', event => {
      if (!composer.contains(event.relatedTarget)) composer.classList.remove('dropping');
    });
    composer.addEventListener('drop', event => {
      composer.classList.remove('dropping');
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.add([...event.dataTransfer.files]);
    });
  }

  of(place) {
    return (this.all[place] = this.all[place] || []);
  }

  // The ids of those that are there, for what is sent.
  ids(place) {
    return this.of(place).filter(one => one.id).map(one => one.id);
  }

  isBusy(place) {
    return this.of(place).some(one => !one.id && !one.problem);
  }

  add(files) {
    const place = this.place();
    files.forEach(file => {
      const one = { name: file.name, size: size(file.size), done: 0 };
      one.upload = upload('/cases/' + this.composer.caseKey + '/attachments', file, done => {
        one.done = done;
        if (one.bar) one.bar.value = done;
      });
      this.of(place).push(one);
      if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) this.preview(one, file);
      this.send(one);
    });
    this.draw();
  }

  preview(one, file) {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      one.picture = reader.result;
      this.draw();
    });
    reader.readAsDataURL(file);
  }

  async send(one) {
    one.problem = null;
    try {
      const taken = await one.upload.send();
      one.id = taken.id;
      one.name = taken.name;
    } catch (problem) {
      if (problem.aborted) return;
      one.problem = problem.message;
      one.again = !problem.status || problem.status === 503 || problem.status === 408;
    }
    this.draw();
  }

  remove(one) {
    const place = Object.keys(this.all).find(name => this.all[name].includes(one));
    this.all[place] = this.all[place].filter(other => other !== one);
    if (one.id) call('DELETE', '/cases/' + this.composer.caseKey + '/attachments/' + one.id).catch(() => {});
    else if (one.upload) one.upload.cancel();
    this.draw();
  }

  // Those that were sent; what was refused stays to be seen.
  sent(place, ids) {
    this.all[place] = this.of(place).filter(one => !ids.includes(one.id));
    this.draw();
  }

  // For the draft: what is on the server already.
  kept(place) {
    const there = this.of(place).filter(one => one.id);
    return there.length ? JSON.stringify(there.map(one => ({ id: one.id, name: one.name, size: one.size }))) : '';
  }

  restore(place, text) {
    const there = this.of(place).map(one => one.id);
    if (text) this.of(place).unshift(...JSON.parse(text).filter(one => !there.includes(one.id)));
  }

  draw() {
    this.list.replaceChildren(...this.of(this.place()).map(one => this.chip(one)));
    this.changed();
  }

  chip(one) {
    const chip = element('li', one.problem ? 'bad' : '');
    if (one.picture) {
      const picture = element('img');
      picture.src = one.picture;
      picture.alt = '';
      chip.append(picture);
    }
    const name = element('span', 'name', one.problem || one.name);
    if (one.problem) {
      chip.setAttribute('role', 'alert');
      name.style.whiteSpace = 'normal';
      name.style.maxWidth = '70ch';
    }
    chip.append(name);
    if (!one.problem) chip.append(element('span', 'size', one.size));
    if (!one.id && !one.problem) {
      one.bar = element('progress');
      one.bar.max = 1;
      one.bar.value = one.done;
      one.bar.setAttribute('aria-label', say('files-sending', { name: one.name }));
      chip.append(one.bar);
    }
    if (one.problem && one.again) {
      const again = element('button', '', say('files-again'));
      again.type = 'button';
      again.addEventListener('click', () => {
        this.send(one);
        this.draw();
      });
      chip.append(again);
    }
    const away = element('button', 'away', say('files-remove'));
    away.type = 'button';
    away.setAttribute('aria-label', say('files-remove-one', { name: one.name }));
    away.addEventListener('click', () => this.remove(one));
    chip.append(away);
    return chip;
  }
}
