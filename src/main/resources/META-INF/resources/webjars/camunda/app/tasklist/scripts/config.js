// Takes the place of the file of this name that Tasklist comes with, as a whole.
export default {
  app: { name: 'Tasklist', vendor: 'Tierline' },
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: [
    'scripts/tierline/due-order.js',
    'scripts/tierline/card.js',
    'scripts/tierline/folds.js',
    'scripts/tierline/plugins.js',
    'scripts/tierline/plain-messages.js'
  ],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the task that is open' },
    focusFilter: { key: 'ctrl+shift+f', description: 'goes to the first list' },
    focusList: { key: 'ctrl+alt+l', description: 'goes to the first task of the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'goes to the first field of the form' },
    startProcess: { key: 'ctrl+alt+p', description: 'enters a case by hand' }
  }
};
