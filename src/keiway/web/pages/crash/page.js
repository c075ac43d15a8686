// Asks again when an input changes, and puts the parts of the new page in place of the old. Without it the form does the same.
import { player } from "./player.js";

const form = document.getElementById("ask-crash");
const $ = (id) => document.getElementById(id);
let shown = player(document.querySelector(".crash"));
let busy = false, again = false;

// A slider and its number box are one input: whichever moves, the other follows.
document.querySelectorAll("[data-box]").forEach((slider) => {
  const box = $(slider.dataset.box);
  slider.hidden = false;
  slider.addEventListener("input", () => {
    box.value = slider.value;
    ask();
  });
  box.addEventListener("input", () => (slider.value = box.value || slider.value));
});
form.addEventListener("change", (event) => {
  if (event.target.type !== "range") ask();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
document.querySelectorAll(".partners a").forEach((link) => {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const asked = new URL(link.href).searchParams;
    for (const name of ["vs", "speed", "speed_vs", "belts_vs"]) {
      const box = form.elements[name];
      const usual = { speed_vs: asked.get("speed"), belts_vs: "on" };
      box.value = parts(asked.get(name) ?? usual[name]);
      box.dispatchEvent(new Event("input"));
    }
    ask();
  });
});

// A speed as its box takes it: the address may carry a unit.
function parts(value) {
  return /^[\d.]+mph$/.test(value) ? value.slice(0, -3) : value;
}

// One question at a time; what changes meanwhile is asked once the answer is there.
async function ask() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await answer();
  }
  busy = false;
}

async function answer() {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  try {
    const reply = await fetch(`${form.action}?${new URLSearchParams(given)}`);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (reply.ok) show(page);
    else complain(page);
  } catch {
    trouble(["No answer came: is keiway serve still running?"]);
  }
}

function show(page) {
  const time = shown.time(), slowly = $("half").getAttribute("aria-pressed");
  shown.stop();
  trouble([]);
  for (const part of [...document.querySelectorAll("[data-part]"), document.querySelector(".twins")]) {
    const next = part.id ? page.getElementById(part.id) : page.querySelector(".twins");
    const open = [...part.querySelectorAll("details")].map((each) => each.open);
    next.querySelectorAll("details").forEach((each, n) => (each.open = open[n] ?? each.open));
    part.replaceChildren(...next.childNodes);
  }
  $("half").setAttribute("aria-pressed", slowly);
  shown = player(document.querySelector(".crash"), time);
  follow(page);
}

// The form keeps what stands in its boxes; its words, its links and the address follow the answer.
function follow(page) {
  const links = page.querySelectorAll(".partners a");
  document.querySelectorAll(".partners a").forEach((link, n) => {
    link.setAttribute("href", links[n].getAttribute("href"));
    if (links[n].hasAttribute("aria-current")) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
  const words = page.querySelectorAll("[data-short]");
  document.querySelectorAll("[data-short]").forEach((word, n) => (word.textContent = words[n].textContent));
  for (const box of form.querySelectorAll("[name]")) if (!box.value) box.value = page.getElementById(box.id).value; // left empty: the usual is taken
  const belts = page.querySelectorAll(".belts select");
  document.querySelectorAll(".belts select").forEach((box, n) => {
    if (box.options.length !== belts[n].options.length) box.replaceChildren(...belts[n].childNodes);
  });
  document.title = page.title;
  history.replaceState(null, "", page.querySelector("link[rel=canonical]").getAttribute("href"));
  $("said").textContent = `New result. ${document.querySelector("h1").textContent}`;
}

// A mistake, in the words of its page. The picture stays that of the last question that could be answered.
function complain(page) {
  trouble([...(page.querySelector(".mistake")?.children ?? []), ...page.querySelectorAll(".mistake ~ p:has(.button)")]);
}

function trouble(nodes) {
  $("trouble").replaceChildren(...nodes);
  if (nodes.length) $("trouble").append(" The picture is that of the last question.");
}
