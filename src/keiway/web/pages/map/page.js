// Moves the map to another day in place. Without it every move is a link or a form; with it what the day changes is fetched and replaced.

const slide = document.getElementById("slide");
const stops = [...document.querySelectorAll("#stops li")].map((e) => ({ day: e.dataset.day, told: e.dataset.told, name: e.querySelector("time").textContent }));
const now = document.getElementById("now"); // the label of the mark under the thumb
const told = document.getElementById("told");
const pages = new Map(); // address -> promise of what another day changes; the neighbours are fetched ahead
const MOST = 24;
let wanted, busy = false;

// Every link that carries the day, and the address of another one.
const dated = (href, day) => {
  const to = new URL(href, location.href);
  to.searchParams.set("as_of", day);
  return to.pathname + to.search;
};
const address = (day) => dated(document.querySelector("link[rel=canonical]").getAttribute("href"), day);

function fetched(day) {
  const to = `${address(day)}&part=day`;
  if (!pages.has(to)) {
    if (pages.size >= MOST) pages.delete(pages.keys().next().value);
    const page = fetch(to).then((reply) => (reply.ok ? reply.text() : Promise.reject(reply.status)));
    page.catch(() => pages.delete(to));
    pages.set(to, page);
  }
  return pages.get(to);
}

// One question at a time: while a key is held, only the day it rests on is asked for next.
async function show(day) {
  wanted = day;
  if (busy) return;
  busy = true;
  try {
    for (let shown; shown !== wanted; ) {
      const text = await fetched((shown = wanted));
      if (shown === wanted) replace(new DOMParser().parseFromString(text, "text/html"));
    }
  } catch {
    location.assign(address(wanted)); // the page itself says what is wrong
  } finally {
    busy = false;
  }
}

function replace(page) {
  const { day, stop, told: words } = page.body.dataset;
  const before = read();
  for (const part of document.querySelectorAll("[data-part]")) part.replaceChildren(...page.querySelector(`[data-part="${part.dataset.part}"]`).childNodes);
  document.title = page.title;
  slide.value = stop;
  slide.dataset.day = day;
  slide.setAttribute("aria-valuetext", words);
  now.textContent = words;
  history.replaceState(null, "", address(day));
  rove();
  // The rest can wait until the picture is seen.
  setTimeout(() => {
    if (slide.dataset.day !== day) return;
    for (const link of document.querySelectorAll("link[rel=canonical], link[rel=alternate], aside.twins a, .chips a")) link.setAttribute("href", dated(link.getAttribute("href"), day));
    for (const input of document.querySelectorAll("input[name=as_of]")) input.value = day;
    step("prev", stops.findLast((one) => one.day < day), "no change before");
    step("next", stops.find((one) => one.day > day), "no change after");
    filter();
    say(before, read());
    ahead();
  });
}

function step(id, to, none) {
  const link = document.getElementById(id);
  link.classList.toggle("off", !to);
  if (to) link.setAttribute("href", address(to.day));
  else link.removeAttribute("href");
  link.querySelector("small").textContent = to ? to.name : none;
}

// What changed, for who does not see it: said once the slider rests.
const read = () => new Map([...document.querySelectorAll("tr[data-verdict]")].map((e) => [e.querySelector("a").textContent, e.dataset.verdict + (e.dataset.cap ? `, to ${e.dataset.cap} mph` : "")]));
let resting, since;
function say(before, after) {
  since ??= before;
  clearTimeout(resting);
  resting = setTimeout(() => {
    const changed = [...after].filter(([name, verdict]) => since.get(name) !== verdict);
    since = undefined;
    const some = changed.slice(0, 6).map(([name, verdict]) => `${name}: ${verdict}`).join("; ");
    const more = changed.length > 6 ? `; and ${changed.length - 6} more` : "";
    told.textContent = changed.length ? `Changed: ${some}${more}.` : "No verdict changed.";
  }, 350);
}

// The slider: native arrow keys, Home and End go from change to change.
slide.hidden = false;
slide.addEventListener("input", () => {
  now.textContent = stops[slide.value].told;
  show(stops[slide.value].day);
});
slide.addEventListener("keydown", (event) => {
  const between = slide.dataset.day !== stops[slide.value].day; // a day typed, after this stop: back goes to the stop itself
  if (between && ["ArrowLeft", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    show(stops[slide.value].day);
  }
});
for (const id of ["prev", "next"]) {
  document.getElementById(id).addEventListener("click", (event) => {
    const href = event.currentTarget.getAttribute("href");
    if (!href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(new URL(href, location.href).searchParams.get("as_of"));
  });
}
document.getElementById("go").addEventListener("submit", (event) => {
  event.preventDefault();
  show(document.getElementById("as-of").value);
});
document.querySelector(".sheet").addEventListener("click", (event) => {
  const link = event.target.closest(".near a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(new URL(link.getAttribute("href"), location.href).searchParams.get("as_of"));
});

const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
function ahead() {
  idle(() => {
    for (const id of ["next", "prev"]) {
      const href = document.getElementById(id).getAttribute("href");
      if (href) fetched(new URL(href, location.href).searchParams.get("as_of")).catch(() => {});
    }
  });
}

// One tab stop for the picture: arrow keys go from tile to tile, Enter opens the state.
const tiles = () => [...document.querySelectorAll(".keiway-map a")];
let at = "CO";
const code = (tile) => new URL(tile.getAttribute("href"), location.href).pathname.slice(-2);
function rove() {
  for (const tile of tiles()) tile.setAttribute("tabindex", code(tile) === at ? "0" : "-1");
}
document.querySelector("[data-part=picture]").addEventListener("keydown", (event) => {
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [];
  const here = event.target.closest("a");
  if (down === undefined || !here) return;
  event.preventDefault();
  const place = (tile) => {
    const box = tile.querySelector("rect").getBBox();
    return [box.y / 38.4, box.x / 38.4];
  };
  const [y, x] = place(here);
  const far = (tile) => {
    const [ty, tx] = place(tile);
    const along = (ty - y) * down + (tx - x) * right, aside = Math.abs((ty - y) * right) + Math.abs((tx - x) * down);
    return along > 0.5 ? along + 3 * aside : Infinity;
  };
  const next = tiles().reduce((best, tile) => (far(tile) < far(best) ? tile : best), here);
  if (next === here) return;
  at = code(next);
  rove();
  next.focus();
});

// Find a state in the table.
const find = document.getElementById("find");
const found = document.getElementById("found");
document.querySelector(".find").hidden = false;
find.addEventListener("input", filter);
function filter() {
  const words = find.value.trim().toLowerCase();
  let number = 0;
  for (const body of document.querySelectorAll(".states tbody")) {
    let any = false;
    for (const row of body.querySelectorAll("tr[data-verdict]")) {
      const name = row.querySelector("a").textContent.toLowerCase();
      row.hidden = !(name.includes(words) || row.id === `row-${words.toUpperCase()}`);
      if (!row.hidden) any = ++number > 0;
    }
    body.hidden = !any;
  }
  found.textContent = words ? `${number} of 51` : "";
}

rove();
ahead();
