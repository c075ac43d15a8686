// Works out claims in place. Without it each is a form that leads to its own page; with it the claim is fetched and its section replaced.

const all = document.getElementById("run-all");
const button = all?.querySelector("button");
const told = all?.querySelector("[role=status]");

// The address of the claim of a form, as the form itself would ask for it.
const address = (form) => `/claims?${new URLSearchParams([...new FormData(form), ["run", "yes"]])}`;

async function work(form) {
  const section = form.closest("section");
  form.querySelector("button").disabled = true;
  form.querySelector("p").textContent = "Working it out.";
  const reply = await fetch(`${address(form)}&part=yes`);
  if (!reply.ok) return location.assign(address(form)); // the page itself says what is wrong
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const worked = page.querySelector("section");
  const mark = document.querySelector(`.all a[href="#${section.id}"] .mark`);
  mark?.replaceChildren(worked.querySelector(".graded").cloneNode(true));
  section.replaceWith(worked);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".one form.run")) return;
  event.preventDefault();
  work(event.target);
});

if (button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const forms = [...document.querySelectorAll(".one form.run")]; // one after another: two would keep others waiting
    for (const [n, form] of forms.entries()) {
      told.textContent = `Working out claim ${n + 1} of ${forms.length}.`;
      await work(form);
    }
    all.remove();
  });
}
