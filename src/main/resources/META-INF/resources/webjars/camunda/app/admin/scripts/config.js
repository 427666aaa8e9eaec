// Takes the place of the file of this name that Admin comes with, as a whole; that one sets nothing.
export default {
  customScripts: ['../tasklist/scripts/tierline/sign-in-again.js']
};
