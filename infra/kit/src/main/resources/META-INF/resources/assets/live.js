/*
 * A part of a page that keeps itself up to date: htmx fetches it again whenever its stream tells something (data-live-events), or every few
 * seconds (data-live-seconds), unless somebody works in it or has paused it.
 */

export function startLive() {
  const part = document.querySelector("[data-live-events], [data-live-seconds]");
  if (!part) {
    return;
  }
  const pause = pauseButton(part);
  const refresh = () => {
    const now = document.getElementById(part.id);
    if (now && !now.contains(document.activeElement) && pause.getAttribute("aria-pressed") === "false" && !document.hidden) {
      window.htmx.trigger(now, "live");
    }
  };
  if (part.dataset.liveEvents) {
    const events = new EventSource(part.dataset.liveEvents);
    events.addEventListener("message", refresh);
    window.addEventListener("pagehide", () => events.close());
  } else {
    setInterval(refresh, Number(part.dataset.liveSeconds) * 1000);
  }
}

function pauseButton(part) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.textContent = "Pause";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false")));
  const line = document.createElement("p");
  line.append(button, " This page keeps itself up to date.");
  part.before(line);
  return button;
}
