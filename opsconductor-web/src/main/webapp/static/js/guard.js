// Guards unsaved changes: a form marked data-guarded asks before it is left once something in it was changed. A save that
// the server refused comes back without a navigation, so the mark stays until the page is left by the answer.

let changed = false;
let saving = false;

function note(event) {
  if (event.target.closest("form[data-guarded]")) changed = true;
}

document.addEventListener("input", note);
document.addEventListener("change", note);
document.addEventListener("click", (event) => {
  if (event.target.closest("form[data-guarded] .oc-primary")) saving = true;
  if (event.target.closest("form[data-guarded] [data-changes]")) changed = true;
}, true);

// The answer to a save over Ajax either navigates (nothing to guard any more) or shows what is wrong.
window.jQuery?.(document).on("pfAjaxComplete", () => {
  setTimeout(() => { saving = false; }, 500);
  document.querySelector("form[data-guarded] [aria-invalid='true'], form[data-guarded] .ui-state-error")?.focus();
});

window.addEventListener("beforeunload", (event) => {
  if (changed && !saving) event.preventDefault();
});
