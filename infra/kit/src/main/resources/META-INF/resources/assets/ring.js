/* The ring's picture and tables: each event of the ring's stream lets htmx fetch them again, unless somebody works in them or has paused them. */

export function startRing() {
  const live = document.getElementById("ring-live");
  if (live?.dataset.ringEvents) {
    follow(live.dataset.ringEvents, pauseButton(live));
  }
}

function follow(address, pause) {
  const events = new EventSource(address);
  events.addEventListener("message", () => {
    const live = document.getElementById("ring-live");
    if (live && !live.contains(document.activeElement) && pause.getAttribute("aria-pressed") === "false" && !document.hidden) {
      window.htmx.trigger(live, "ring-heard");
    }
  });
  window.addEventListener("pagehide", () => events.close());
}

function pauseButton(live) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.textContent = "Pause";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const pressed = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!pressed));
  });
  const line = document.createElement("p");
  line.append(button, " This page keeps itself up to date.");
  live.before(line);
  return button;
}
