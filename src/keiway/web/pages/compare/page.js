// The slider, and the drawing anew without a new page. Nothing is worked out here: the server draws, this puts it in its place.

const form = document.getElementById("change");
const number = form.elements.overlap;
const said = document.getElementById("said");

const slide = document.createElement("input");
slide.type = "range";
slide.min = 0;
slide.max = 100;
slide.step = 1;
slide.id = "overlap-slide";
slide.value = number.value;
slide.setAttribute("aria-label", "Overlap, percent");
const both = document.createElement("div");
both.className = "both";
number.replaceWith(both);
both.append(slide, number);

let busy = false;
let waiting = false;

function address() {
  const asked = new URL(document.querySelector('link[rel="canonical"]').href);
  const given = new FormData(form);
  for (const name of ["overlap", "view", "align", "with"]) asked.searchParams.delete(name);
  for (const name of ["overlap", "view", "align"]) if (given.get(name)) asked.searchParams.set(name, given.get(name));
  if (given.getAll("with").length) asked.searchParams.set("with", given.getAll("with").join(","));
  return new URL(asked.pathname + asked.search, location.href);
}

async function renew() {
  waiting = true;
  if (busy) return;
  busy = true;
  try {
    while (waiting) {
      waiting = false;
      const asked = address();
      const answer = await fetch(asked);
      if (!answer.ok) continue;
      put(new DOMParser().parseFromString(await answer.text(), "text/html"), asked);
    }
  } finally {
    busy = false;
  }
}

function put(page, asked) {
  for (const place of ["#shown", ".twins", ".chips"]) document.querySelector(place)?.replaceWith(page.querySelector(place));
  for (const place of ['link[rel="canonical"]', 'link[rel="alternate"]']) document.querySelector(place).href = page.querySelector(place).getAttribute("href");
  history.replaceState(null, "", asked);
  said.textContent = `Drawn anew: ${number.value} percent overlap, ${form.elements.view.selectedOptions[0].text.toLowerCase()}.`;
}

slide.addEventListener("input", () => {
  number.value = slide.value;
  renew();
});
number.addEventListener("change", () => {
  if (!number.checkValidity() || number.value === "") return;
  slide.value = number.value;
  renew();
});
for (const each of form.querySelectorAll("select, input[type=checkbox]")) each.addEventListener("change", renew);
