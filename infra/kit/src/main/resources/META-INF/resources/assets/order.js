/* An order's timeline: each `status` event of its stream moves the steps. The server has printed the state at load; this only continues it. */

/* How long the cart takes to hear of a confirmed order and let go of its lines. */
const CART_MILLIS = 2000;

export function startOrders() {
  document.querySelectorAll(".timeline[data-events]").forEach(follow);
}

function follow(timeline) {
  const events = new EventSource(timeline.dataset.events);
  const heard = (event) => {
    const step = move(timeline, JSON.parse(event.data));
    if (step && "final" in step.dataset) {
      events.close();
      timeline.classList.remove("is-live");
    }
  };
  events.addEventListener("status", heard);
  events.addEventListener("message", heard);
  // The server ends the stream after the last status; nothing follows an ending, so the browser need not ask again.
  events.addEventListener("error", () => timeline.querySelector(".is-ending") && events.close());
  window.addEventListener("pagehide", () => events.close());
  timeline.classList.add("is-live");
}

/** Shows the status; returns its step, or nothing when the page has none for it or shows it already. */
function move(timeline, { status, at, reason }) {
  const steps = [...timeline.querySelectorAll("[data-step]")];
  const step = steps.find((each) => each.dataset.step === status);
  if (!step) {
    return null;
  }
  if (step.classList.contains("is-done") || step.classList.contains("is-ending")) {
    return step;
  }
  if ("ending" in step.dataset) {
    end(steps, step);
  } else {
    steps.slice(0, steps.indexOf(step) + 1).forEach((each) => each.classList.toggle("is-done", !("ending" in each.dataset)));
  }
  steps.forEach((each) => each.removeAttribute("aria-current"));
  step.setAttribute("aria-current", "step");
  note(step, reason ?? clock(at));
  say(timeline, step);
  if (status === "CONFIRMED") {
    setTimeout(() => window.htmx.trigger(document.body, "cart-changed"), CART_MILLIS);
  }
  return step;
}

/* What will not happen any more disappears; what happened stays. */
function end(steps, step) {
  steps.filter((each) => !each.classList.contains("is-done") && !each.classList.contains("is-ending")).forEach((each) => (each.hidden = true));
  step.hidden = false;
  step.classList.add("is-ending");
}

function note(step, text) {
  const note = step.querySelector(".step-note") ?? step.appendChild(document.createElement("span"));
  note.className = "step-note";
  note.textContent = text;
}

/* As the server prints it. */
function clock(at) {
  return at ? new Date(at).toISOString().slice(11, 19) + " UTC" : "";
}

function say(timeline, step) {
  const text = document.querySelector("[data-status-text]");
  if (text && step.dataset.text) {
    text.textContent = step.dataset.text;
  }
  const part = timeline.dataset.refresh;
  if (part && document.querySelector(part)) {
    window.htmx.ajax("GET", location.href, { target: part, select: part, swap: "outerHTML" });
  }
}
