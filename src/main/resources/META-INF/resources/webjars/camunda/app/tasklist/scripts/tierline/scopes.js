// AngularJS keeps its scopes in a tree. Tasklist gets no further version, so its inside stays as it is.

export function eachScope(scope, visit) {
  for (let child = scope.$$childHead; child; child = child.$$nextSibling) {
    visit(child);
    eachScope(child, visit);
  }
}

export function hasOwn(scope, name) {
  return Object.prototype.hasOwnProperty.call(scope, name);
}
