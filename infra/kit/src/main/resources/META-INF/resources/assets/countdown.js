/* Times that run out: <time datetime="…" data-countdown> is followed by how long that is. Looked for each second, because parts of a page are exchanged. */

export function startCountdowns() {
  tick();
  setInterval(tick, 1000);
}

function tick() {
  document.querySelectorAll("time[data-countdown]").forEach(show);
}

function show(time) {
  const left = Math.max(0, Math.round((Date.parse(time.dateTime) - Date.now()) / 1000));
  const text = time.nextElementSibling?.matches(".countdown") ? time.nextElementSibling : time.parentElement.insertBefore(element(), time.nextSibling);
  text.textContent = ` (${clock(left)} left)`;
}

function element() {
  const text = document.createElement("span");
  text.className = "countdown";
  text.setAttribute("role", "timer");
  return text;
}

function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
