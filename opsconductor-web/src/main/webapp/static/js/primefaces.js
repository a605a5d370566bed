// Manners that PrimeFaces lacks.

// What screen readers would stumble over in its markup, set right after each change of the page.
function mend() {
  // A button's icon is a glyph, which would be read out as part of the button's name.
  for (const icon of document.querySelectorAll(".ui-button > .ui-icon")) icon.setAttribute("aria-hidden", "true");
  // The chosen entries of an autocomplete call themselves a listbox, but are a list, and its input is no option of it.
  for (const chosen of document.querySelectorAll(".ui-autocomplete-multiple-container[role]")) {
    chosen.removeAttribute("role");
    chosen.removeAttribute("aria-orientation");
  }
  for (const entry of document.querySelectorAll(".ui-autocomplete-multiple-container > [role='option']")) {
    entry.removeAttribute("role");
    entry.removeAttribute("aria-selected");
  }
}

// Overlays close when their transition ends, which never comes where the style sheet allows no motion.
const still = matchMedia("(prefers-reduced-motion: reduce)");

function heedMotion() {
  if (still.matches) window.PrimeFaces?.utils.disableAnimations();
  else window.PrimeFaces?.utils.enableAnimations();
}

heedMotion();
still.addEventListener("change", heedMotion);
mend();
new MutationObserver(mend).observe(document.getElementById("main"), { childList: true, subtree: true });
