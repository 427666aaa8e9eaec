package io.tierline.notifications;

/** As when the process is killed: nothing of ours catches it. */
class Killed extends Error {}
