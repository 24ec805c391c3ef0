/*
 * What a page of Carousel can do beyond links and forms. Everything works without this script; nothing here decides anything.
 *   suggest.js  suggestions under the search field
 *   cart.js     the cart's count in the header, and what to say when the cart is away
 *   order.js    an order's timeline that moves by itself
 *   countdown.js  times that run out
 *   live.js     parts of pages that keep themselves up to date
 *   forms.js    demo data, fields that submit themselves, focus on the first error
 */
import { startCart } from "./cart.js";
import { startCountdowns } from "./countdown.js";
import { startForms } from "./forms.js";
import { startLive } from "./live.js";
import { startOrders } from "./order.js";
import { startSuggestions } from "./suggest.js";

document.documentElement.classList.replace("no-js", "js");
startSuggestions();
startCart();
startOrders();
startCountdowns();
startForms();
startLive();
