// What is due first stands on top. Tasklist would sort by when a task was made, whatever the list says; a sorting that
// somebody has chosen stays.

const BY_DUE_DATE = '[{"sortBy":"dueDate","sortOrder":"asc"}]';

function sortByDueDate() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  const search = new URLSearchParams(query);
  if ((path === '' || path === '/') && !search.has('sorting')) {
    search.set('sorting', BY_DUE_DATE);
    location.replace('#/?' + search);
  }
}

sortByDueDate();
window.addEventListener('hashchange', sortByDueDate);

export default [];
