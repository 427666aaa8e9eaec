// The form of the web application is for those who have a password of Tierline. Whoever came from the identity provider,
// as a cookie tells, is led there: to sign out, after "Log out", or to sign in again, when the session is over.

const CAME_FROM_PROVIDER = /(^|; )tierline-sign-in=provider(;|$)/;

export function cameFromProvider() {
  return CAME_FROM_PROVIDER.test(document.cookie);
}

function leave() {
  if (location.hash.startsWith('#/login') && cameFromProvider()) {
    location.replace('/sign-in/out?to=' + encodeURIComponent(location.pathname));
  }
}

leave();
window.addEventListener('hashchange', leave);

export default [];
