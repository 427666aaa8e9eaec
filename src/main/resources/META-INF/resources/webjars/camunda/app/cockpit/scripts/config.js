// Takes the place of the file of this name that Cockpit comes with, as a whole; that one sets nothing.
export default {
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  customScripts: ['../tasklist/scripts/tierline/sign-in-again.js', '../tasklist/scripts/tierline/cockpit.js']
};
