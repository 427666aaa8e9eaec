// What the engine's REST interface puts in front of a message, with ids that tell an agent nothing, is left out.

const PREFIX = /^\s*Cannot (submit task form|complete task|instantiate process definition) \S+:\s*/;

new MutationObserver(() =>
  document.querySelectorAll('[notifications-panel] .message').forEach(message => {
    if (PREFIX.test(message.textContent)) {
      message.textContent = message.textContent.replace(PREFIX, '');
    }
  })
).observe(document.body, { childList: true, subtree: true, characterData: true });

// What a message was about is over as soon as the task or the list is another one.
window.addEventListener('hashchange', () =>
  document.querySelectorAll('.page-notifications .close').forEach(close => close.click())
);

export default [];
