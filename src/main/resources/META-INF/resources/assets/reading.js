// Shades a text by another measure: every sentence carries its step and number for each, so nothing is scored again.
document.addEventListener('change', (event) => {
  if (event.target.matches('.reading input[name=shade]')) {
    shade(event.target);
  }
});

// An explanation goes away on Escape and comes back when it is asked for anew.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    for (const explained of document.querySelectorAll('.explained:hover, .explained:focus-within')) {
      explained.classList.add('dismissed');
    }
  }
});
for (const back of ['pointerover', 'focusin', 'click']) {
  document.addEventListener(back, (event) => {
    for (const explained of document.querySelectorAll('.explained.dismissed')) {
      if (!explained.contains(event.target) || back === 'click') {
        explained.classList.remove('dismissed');
      }
    }
  });
}

// Safari gives no focus to a button that is tapped.
document.addEventListener('click', (event) => {
  const button = event.target.closest('button.why-button');
  if (button) {
    button.focus();
  }
});

function shade(chosen) {
  const reading = chosen.closest('.reading');
  const slot = chosen.value;
  reading.dataset.slot = slot;
  reading.dataset.kind = chosen.dataset.kind;
  reading.toggleAttribute('data-explaining', reading.dataset.why === slot);
  for (const sentence of reading.querySelectorAll('.s[id]')) {
    const told = sentence.dataset['m' + slot].split(' ');
    sentence.dataset.shade = told[0];
    sentence.querySelector('.n').textContent = told[1];
  }
  reading.querySelector('.key-label').textContent = chosen.dataset.label;
  reading.querySelector('.key-low').textContent = chosen.dataset.low;
  reading.querySelector('.key-high').textContent = chosen.dataset.high;
  const withheld = reading.querySelector('.key-withheld');
  withheld.hidden = !chosen.dataset.withheld;
  withheld.textContent = chosen.dataset.withheld ? 'Of the article no value is given: ' + chosen.dataset.withheld + '.' : '';
  document.getElementById('announcer').textContent = 'Shaded by ' + chosen.dataset.label + '.';
}
