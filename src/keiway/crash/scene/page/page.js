"use strict";
// Moves the drawing of the page by the frames in it. Nothing moves until somebody asks for it.
(() => {
  const data = JSON.parse(document.getElementById("frames").textContent);
  const { frames, sizes, names, moments, tall, margin, ground } = data;
  const $ = (id) => document.getElementById(id);
  const stage = $("stage"), range = $("range"), play = $("play");
  const BEAT = 40; // ms a frame
  let at = data.start, timer = null;
  document.documentElement.classList.add("js");

  const mph = (v) => {
    const n = Math.round(Math.abs(v) / 0.44704);
    return `${n} mph${n && v < 0 ? " back" : ""}`;
  };
  const clock = (t) => {
    if (t < 0) return `${Math.round(-t * 1000)} ms before`;
    return t < 0.3 ? `${Math.round(t * 1000)} ms` : `${t.toFixed(2)} s`;
  };

  // frame: [time, phase, force, and for each side: position, speed, crush, deceleration, travel, chest], m, m/s, g, kN
  function draw() {
    const f = frames[at];
    const box = [0, 0];
    sizes.forEach((size, n) => {
      const [position, speed, crush, g, travel, chest] = f[3 + n];
      const tip = 100 * position, c = 100 * crush, k = (size.fold - c) / size.fold;
      $("place" + n).setAttribute("transform", n ? `translate(${-tip} 0)` : `translate(${tip} 0) scale(-1 1)`);
      $("front" + n).setAttribute("transform", `matrix(${k} 0 0 1 ${c} 0)`);
      size.wheels.forEach((x, j) => {
        const to = x < size.fold ? c + x * k : x;
        $(`w${j}_${n}`).setAttribute("transform", `translate(${to} ${-size.tyre})`);
      });
      const screen = size.screen < size.fold ? c + size.screen * k : size.screen;
      $("sits" + n).setAttribute("transform", `translate(${-Math.min(100 * travel, Math.max(size.head - screen - data.room, 0))} 0)`);
      box[n] = n ? -tip + size.length : tip - size.length;
      $("speed" + n).textContent = mph(speed);
      $("crush" + n).textContent = `${Math.round(1000 * crush)} mm`;
      $("g" + n).textContent = `${g.toFixed(0)} g`;
      $("chest" + n).textContent = `${chest.toFixed(0)} g`;
      $("travel" + n).textContent = `${Math.round(1000 * travel)} mm`;
    });
    const width = box[1] - box[0] + 2 * margin, height = Math.max(width * tall[1] / tall[0], tall[1]);
    stage.setAttribute("viewBox", `${(box[0] + box[1]) / 2 - width / 2} ${ground - height} ${width} ${height}`);
    $("clock").textContent = clock(f[0]);
    $("phase").textContent = { approach: "approach", crash: "after the touch", after: "after the touch; this part is drawn, not worked out" }[f[1]];
    $("force").textContent = f[2] ? `${Math.round(f[2])} kN between them;` : "";
    const last = moments.filter((m) => m[1] <= at).pop();
    $("moment").textContent = last ? (last[2] === null ? "" : names[last[2]] + ": ") + last[3] : "";
    const x = Math.min(Math.max(f[0], 0), data.span) * 1000;
    $("cursor").setAttribute("x1", x);
    $("cursor").setAttribute("x2", x);
    range.value = at;
    range.setAttribute("aria-valuetext", `${clock(f[0])}, ${names.map((name, n) => `${name} ${mph(f[3 + n][1])}`).join(", ")}`);
    const next = frames[Math.min(at + 1, frames.length - 1)][0] - f[0];
    $("slow").textContent = next > 0 ? `${Math.max(1, Math.round(BEAT / 1000 / next))} times slower than life` : "";
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play";
    $("moment").setAttribute("aria-live", "polite");
  }

  function start() {
    if (at >= frames.length - 1) at = 0;
    play.textContent = "Pause";
    $("moment").setAttribute("aria-live", "off");
    timer = setInterval(() => {
      at += 1;
      draw();
      if (at >= frames.length - 1) stop();
    }, BEAT);
  }

  function to(n) {
    stop();
    at = Math.min(Math.max(n, 0), frames.length - 1);
    draw();
  }

  play.addEventListener("click", () => (timer ? stop() : start()));
  $("back").addEventListener("click", () => to(at - 1));
  $("on").addEventListener("click", () => to(at + 1));
  range.addEventListener("input", () => to(Number(range.value)));
  document.querySelectorAll("[data-frame]").forEach((each) => {
    each.addEventListener("click", () => {
      to(Number(each.dataset.frame));
      stage.scrollIntoView({ block: "nearest" });
    });
  });
  $("player").addEventListener("keydown", (event) => {
    if (event.target === range || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowLeft") to(at - 1);
    else if (event.key === "ArrowRight") to(at + 1);
    else return;
    event.preventDefault();
  });
  draw();
})();
