// Tells what is wrong at a field as soon as it is left. The server checks the form as it would to save it; the answer goes
// to the fields that were left, and to those that show a fault already, so that it goes away once it is put right. Nothing
// else on the page is touched.

const FIELD = ".oc-field, .oc-after";
let asking = false;
let again = false;

function ask() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  window.checkFields();
}

function mark(input, wrong, place) {
  input.classList.toggle("ui-state-error", wrong);
  if (wrong) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", place.id);
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}

function tell(field, fault) {
  const place = field.querySelector(":scope > .ui-message");
  if (!place) return;
  for (const input of field.querySelectorAll("[aria-invalid], .ui-state-error")) mark(input, false);
  place.classList.toggle("ui-message-error", Boolean(fault));
  if (fault) mark(fault.input, true, place);
  if (place.textContent === (fault?.message ?? "")) return;
  place.replaceChildren();
  if (!fault) return;
  const detail = document.createElement("span");
  detail.className = "ui-message-error-detail";
  detail.textContent = fault.message;
  place.append(detail);
}

function show(form, faults) {
  const wrong = new Map();
  for (const [id, message] of Object.entries(faults)) {
    const input = document.getElementById(`${id}_input`) ?? document.getElementById(id);
    const field = input?.closest(FIELD);
    if (field && !wrong.has(field)) wrong.set(field, { input, message });
  }
  for (const field of form.querySelectorAll(FIELD)) {
    if ("left" in field.dataset || field.querySelector(":scope > .ui-message-error")) tell(field, wrong.get(field));
  }
}

document.addEventListener("focusout", (event) => {
  const field = event.target.closest(FIELD);
  if (!window.checkFields || !field?.closest("form[data-guarded]") || field.contains(event.relatedTarget)) return;
  field.dataset.left = "";
  ask();
});

document.addEventListener("oc-checked", ({ detail }) => {
  asking = false;
  if (again) {
    again = false;
    ask();
  }
  if (detail?.faults) show(document.querySelector("form[data-guarded]"), JSON.parse(detail.faults));
});
