// Moves the drawing of a crash, and what charts mark, by the frames in it. Nothing moves until somebody asks for it.
const BEAT = 40; // ms a frame, at full speed
const INCH = 0.0254;
const PHASES = ["approach", "after the touch", "after the touch; this part is drawn, not worked out"];

const mph = (v) => {
  const n = Math.round(Math.abs(v) / 0.44704);
  return `${n} mph${n && v < 0 ? " back" : ""}`;
};
const heading = (n, v) => {
  if (!Math.round(Math.abs(v) / 0.44704)) return mph(v);
  return v > 0 === (n === 0) ? `${mph(v)} \u2192` : `\u2190 ${mph(v)}`;
};
const clock = (t) => {
  if (t < 0) return `${Math.round(-t * 1000)} ms before`;
  return t < 0.3 ? `${Math.round(t * 1000)} ms` : `${t.toFixed(2)} s`;
};

// Brings one player to life. `time`: the second it opens at, or nothing for the touch. Gives what another may ask of it.
export function player(root, time) {
  const data = JSON.parse(root.dataset.crash);
  const { frames, sizes, names, moments, tall, margin, ground } = data;
  const $ = (id) => root.querySelector(`#${id}`);
  const stage = $("stage"), range = $("range"), ms = $("ms"), play = $("play"), half = $("half");
  let at = time === undefined ? data.start : nearest(time), timer = null;
  root.classList.add("live");

  function nearest(t) {
    return frames.reduce((best, f, n) => (Math.abs(f[0] - t) < Math.abs(frames[best][0] - t) ? n : best), 0);
  }

  function length(id, metres) {
    const small = document.createElement("small");
    small.textContent = `${Math.round(1000 * metres)} mm`;
    $(id).replaceChildren(`${(metres / INCH).toFixed(1)} in`, small);
  }

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
      $("speed" + n).textContent = heading(n, speed);
      length("crush" + n, crush);
      length("travel" + n, travel);
      $("g" + n).textContent = `${g.toFixed(0)} g`;
      $("chest" + n).textContent = `${chest.toFixed(0)} g`;
    });
    const width = box[1] - box[0] + 2 * margin, height = Math.max((width * tall[1]) / tall[0], tall[1]);
    stage.setAttribute("viewBox", `${(box[0] + box[1]) / 2 - width / 2} ${ground - height} ${width} ${height}`);
    say(f);
    mark(f);
  }

  function say(f) {
    $("clock").textContent = clock(f[0]);
    $("phase").textContent = PHASES[f[1]];
    const last = moments.filter((m) => m[1] <= at).pop();
    $("moment").textContent = last ? (last[2] === null ? "" : names[last[2]] + ": ") + last[3] : "";
    range.value = at;
    range.setAttribute("aria-valuetext", `${clock(f[0])}, ${names.map((name, n) => `${name} ${mph(f[3 + n][1])}`).join(", ")}`);
    if (timer || document.activeElement !== ms) ms.value = Math.round(1000 * f[0]);
    const next = frames[Math.min(at + 1, frames.length - 1)][0] - f[0];
    $("slow").textContent = next > 0 ? `${Math.max(1, Math.round(beat() / 1000 / next))} times slower than life` : "";
  }

  // Charts may stand anywhere on the page: a line over time, a bar filled so far.
  function mark(f) {
    document.querySelectorAll(".plot .cursor").forEach((line) => {
      const { from, per, most } = line.dataset;
      const x = Number(from) + Number(per) * Math.min(Math.max(1000 * f[0], 0), Number(most));
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
    });
    document.querySelectorAll(".plot .now").forEach((bar) => {
      const side = f[3 + Number(bar.dataset.side)];
      bar.setAttribute("width", Math.max(0, Number(bar.dataset.per) * side[bar.dataset.of === "crush" ? 2 : 4]));
    });
  }

  const beat = () => (half.getAttribute("aria-pressed") === "true" ? 2 * BEAT : BEAT);

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play";
    $("moment").setAttribute("aria-live", "polite");
  }

  function start() {
    clearInterval(timer);
    if (at >= frames.length - 1) at = 0;
    play.textContent = "Pause";
    $("moment").setAttribute("aria-live", "off");
    timer = setInterval(() => {
      at += 1;
      draw();
      if (at >= frames.length - 1 || !root.isConnected) stop();
    }, beat());
  }

  function to(n) {
    stop();
    at = Math.min(Math.max(n, 0), frames.length - 1);
    draw();
  }

  play.addEventListener("click", () => (timer ? stop() : start()));
  half.addEventListener("click", () => {
    half.setAttribute("aria-pressed", String(half.getAttribute("aria-pressed") !== "true"));
    if (timer) start();
    else draw();
  });
  $("back").addEventListener("click", () => to(at - 1));
  $("on").addEventListener("click", () => to(at + 1));
  range.addEventListener("input", () => to(Number(range.value)));
  ms.addEventListener("change", () => {
    if (ms.value === "") return draw();
    to(nearest(Number(ms.value) / 1000));
    ms.value = Math.round(1000 * frames[at][0]);
  });
  root.addEventListener("keydown", (event) => {
    if (event.target === range || event.target === ms || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: frames.length - 1 };
    if (!(event.key in keys)) return;
    to(keys[event.key]);
    event.preventDefault();
  });
  draw();
  return { time: () => frames[at][0], stop };
}
