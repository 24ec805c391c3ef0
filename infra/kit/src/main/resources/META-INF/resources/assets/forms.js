/* Demo data (data-demo, data-demo-fill), fields that submit their form (data-autosubmit), focus after a failed submit (data-focus). */

const TYPING_MILLIS = 600;
const timers = new WeakMap();

export function startForms() {
  document.addEventListener("click", fillDemo);
  document.addEventListener("input", submitAfterTyping);
  document.addEventListener("change", submitAtOnce);
  document.body.addEventListener("htmx:afterSettle", (event) => focusFirst(event.detail.elt));
  focusFirst(document);
}

function focusFirst(part) {
  part.querySelector("[data-focus]")?.focus();
}

function fillDemo(event) {
  const button = event.target.closest?.("[data-demo-fill]");
  if (!button?.form) {
    return;
  }
  for (const field of button.form.elements) {
    const value = button.dataset[demoName(field)] ?? field.dataset.demo;
    if (value !== undefined) {
      field.value = value;
      field.removeAttribute("aria-invalid");
    }
  }
}

/* cardNumber is filled from data-demo-card-number. */
function demoName(field) {
  return field.name ? "demo" + field.name[0].toUpperCase() + field.name.slice(1) : "";
}

function submitAfterTyping({ target }) {
  if (target.matches("input[type=number][data-autosubmit]")) {
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(() => submit(target), TYPING_MILLIS));
  }
}

function submitAtOnce({ target }) {
  if (target.matches("[data-autosubmit]")) {
    clearTimeout(timers.get(target));
    submit(target);
  }
}

/* Once per value; an empty or impossible number waits until it is a good one. */
function submit(field) {
  const value = field.type === "checkbox" ? String(field.checked) : field.value;
  if (field.dataset.submitted !== value && field.form && (value !== "" || field.tagName === "SELECT") && field.reportValidity()) {
    field.dataset.submitted = value;
    field.form.requestSubmit();
  }
}
