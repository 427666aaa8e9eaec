// A group of a form whose id ends in "-details" is closed until its label is clicked: what it holds does not change.

let open = false;

function show(label) {
  label.setAttribute('aria-expanded', String(open));
  label.parentElement.classList.toggle('tierline-closed', !open);
}

function toggle(label) {
  open = !open;
  show(label);
}

function fold(label) {
  label.classList.add('tierline-fold');
  label.setAttribute('role', 'button');
  label.tabIndex = 0;
  label.addEventListener('click', event => {
    event.preventDefault();
    toggle(label);
  });
  label.addEventListener('keydown', key => {
    if (key.key !== 'Enter' && key.key !== ' ') return;
    key.preventDefault();
    toggle(label);
  });
  show(label);
}

new MutationObserver(() =>
  document.querySelectorAll('[role=group] > [id^="fjs-form-"][id$="-details"]:not(.tierline-fold)').forEach(fold)
).observe(document.body, { childList: true, subtree: true });

export default [];
