
"use strict";
(() => {
  const strip = document.getElementById("age"), now = Date.now(), { made, until } = strip.dataset;
  const days = Math.floor((now - Date.parse(made + "T00:00:00")) / 864e5), ended = until && now >= Date.parse(until + "T00:00:00") + 864e5;
  if (!(days >= 1)) return;
  strip.querySelector(".says").textContent = "This file is " + (days === 1 ? "1 day" : days.toLocaleString("en-US") + " days") + " old"
    + (days >= 30 || ended ? "; run keiway again." : ".") + (ended ? " A rule it rests on was known to hold only until " + until + "." : "");
  strip.classList.toggle("old", days >= 30 || ended);
})();
