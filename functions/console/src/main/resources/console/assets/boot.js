// Runs before anything is painted: the theme that was chosen, so that no page flashes in the other one.
(() => {
  const theme = window.localStorage.getItem('postrider.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
