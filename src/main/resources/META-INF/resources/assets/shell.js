// What scripts add to every page: a word to screen readers when a part of it has changed, and focus where the change is.
document.documentElement.classList.add('scripted');

document.addEventListener('htmx:beforeRequest', () => say('Working.'));

document.addEventListener('htmx:afterSwap', (event) => {
  const part = event.detail.target;
  const told = part.querySelector('[data-announce]');
  const problem = part.querySelector('.problem');
  say(told ? told.dataset.announce : problem ? '' : 'The page has changed.');
  const heading = part.querySelector('[data-focus]') || problem;
  if (heading) {
    heading.setAttribute('tabindex', '-1');
    heading.focus();
  }
});

document.addEventListener('htmx:sendError', (event) => {
  say('The service cannot be reached. Try again.');
  const part = event.detail.target;
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  problem.textContent = 'The service cannot be reached. Try again.';
  part.replaceChildren(problem);
});

function say(words) {
  document.getElementById('announcer').textContent = words;
}
