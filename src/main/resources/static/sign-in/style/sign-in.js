// Takes the part of the address behind # along, which the server never sees: it names the task that somebody opened. Goes
// to the identity provider by itself when there is nothing to choose.

const provider = document.getElementById('provider');
const password = document.getElementById('password');

if (location.hash) {
  provider.href = '/sign-in/start?to=' + encodeURIComponent(provider.dataset.to + location.hash);
  if (password) {
    password.hash = location.hash;
  }
}
if (provider.dataset.goes === 'true') {
  location.replace(provider.href);
}
