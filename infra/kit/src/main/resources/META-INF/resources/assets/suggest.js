/* Suggestions under a search field: a combobox with a listbox (ARIA 1.2). Without an answer the field stays a plain one. */

const TYPING_MILLIS = 150;
const SHORTEST = 2;

export function startSuggestions() {
  document.querySelectorAll("form[data-suggest]").forEach(attach);
}

function attach(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  list.id = input.id + "-suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  const box = { form, input, list, typed: "", asking: null, timer: 0 };
  show(box, []);
  input.addEventListener("input", () => later(box));
  input.addEventListener("keydown", (event) => key(box, event));
  input.addEventListener("blur", () => show(box, []));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(box, event.target.closest("[role=option]")));
}

function later(box) {
  clearTimeout(box.timer);
  box.asking?.abort();
  box.typed = box.input.value;
  if (box.typed.trim().length < SHORTEST) {
    show(box, []);
  } else {
    box.timer = setTimeout(() => ask(box), TYPING_MILLIS);
  }
}

async function ask(box) {
  box.asking = new AbortController();
  const url = box.form.dataset.suggest + "?q=" + encodeURIComponent(box.typed.trim());
  try {
    const answer = await fetch(url, { signal: box.asking.signal, headers: { Accept: "application/json" } });
    const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
    show(box, document.activeElement === box.input ? suggestions : []);
  } catch {
    show(box, []);
  }
}

function show({ input, list }, suggestions) {
  list.replaceChildren(...suggestions.map((each, index) => option(list.id, each, index)));
  list.hidden = suggestions.length === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  input.removeAttribute("aria-activedescendant");
}

function option(listId, { text, kind, sku }, index) {
  const item = document.createElement("li");
  item.id = `${listId}-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.text = text;
  if (sku) {
    item.dataset.sku = sku;
  }
  const name = document.createElement("span");
  name.textContent = text;
  const type = document.createElement("span");
  type.className = "kind";
  type.textContent = kind ?? "";
  item.append(name, type);
  return item;
}

function key(box, event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key === "Escape" && !box.list.hidden) {
    event.preventDefault();
    box.input.value = box.typed;
    show(box, []);
  } else if (event.key === "Enter" && active(box)) {
    event.preventDefault();
    choose(box, active(box));
  } else if (steps[event.key] && !box.list.hidden) {
    event.preventDefault();
    step(box, steps[event.key]);
  }
}

function active(box) {
  return box.list.querySelector("[aria-selected=true]");
}

/* Past either end lies what was typed. */
function step(box, by) {
  const options = [...box.list.children];
  const at = options.indexOf(active(box));
  const next = (at + 1 + by + options.length + 1) % (options.length + 1) - 1;
  options.forEach((each, index) => each.setAttribute("aria-selected", String(index === next)));
  box.input.value = next < 0 ? box.typed : options[next].dataset.text;
  if (next < 0) {
    box.input.removeAttribute("aria-activedescendant");
  } else {
    box.input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }
}

function choose(box, chosen) {
  if (!chosen) {
    return;
  }
  if (chosen.dataset.sku) {
    location.assign("/products/" + encodeURIComponent(chosen.dataset.sku));
    return;
  }
  box.input.value = chosen.dataset.text;
  show(box, []);
  box.form.requestSubmit();
}
