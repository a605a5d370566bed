// Sets the chosen theme and the rail's width before the first paint. A classic script, so that it blocks.
(function () {
  const root = document.documentElement;
  const theme = localStorage.getItem("oc-theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (localStorage.getItem("oc-rail") === "narrow") root.dataset.rail = "narrow";
})();
