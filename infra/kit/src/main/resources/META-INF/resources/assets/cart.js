/* The count in the header is loaded after the page, so that no page waits for the cart. When the cart is away, the link says so and asks again. */
import { announce, toast } from "./say.js";

const RETRY_MILLIS = 10000;
const FAILURES = ["htmx:responseError", "htmx:sendError", "htmx:timeout"];

export function startCart() {
  for (const failure of FAILURES) {
    document.body.addEventListener(failure, (event) => failed(event));
  }
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && isBadge(event.detail.elt)) {
      showAway(false);
    }
  });
  document.body.addEventListener("notify", (event) => toast(event.detail.value));
}

function failed(event) {
  if (isBadge(event.detail.elt)) {
    showAway(true);
    setTimeout(() => window.htmx.trigger(event.detail.elt, "cart-retry"), RETRY_MILLIS);
  } else {
    toast(reason(event.detail.xhr));
  }
}

function isBadge(element) {
  return element.id === "cart-badge";
}

function showAway(away) {
  const link = document.querySelector(".cart-link");
  link.classList.toggle("is-away", away);
  link.querySelector(".cart-away").hidden = !away;
  if (away) {
    link.querySelector("#cart-badge").replaceChildren();
    announce("The cart is away at the moment. Everything else works.");
  }
}

/* The problem document's own words where there are some. */
function reason(xhr) {
  const type = xhr?.getResponseHeader?.("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) {
    const problem = JSON.parse(xhr.responseText);
    return problem.detail ?? problem.title;
  }
  return "That did not work: this part of the shop is away. Please try again in a moment.";
}
