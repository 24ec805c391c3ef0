/* Two ways to tell people something: announce() for those who listen, toast() for everybody. */

const TOAST_MILLIS = 6000;
let toastTimer = 0;

export function announce(text) {
  const announcer = document.getElementById("announcer");
  if (announcer && announcer.textContent !== text) {
    announcer.textContent = text;
  }
}

export function toast(text) {
  const box = document.getElementById("toast");
  if (!box) {
    return;
  }
  box.textContent = text;
  box.hidden = false;
  announce(text);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.hidden = true;
    announce("");
  }, TOAST_MILLIS);
}
