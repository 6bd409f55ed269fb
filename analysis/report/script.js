"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const filters = [...document.querySelectorAll("input[data-filter]")];
  const status = document.getElementById("filter-status");
  const chosen = (kind) => new Set(filters.filter((f) => f.dataset.filter === kind && f.checked).map((f) => f.value));

  // A mark that is filtered out keeps its text and loses its drawing, its details and its place in the tab order.
  function apply() {
    const labels = chosen("label"), voices = chosen("voice"), layers = chosen("layer");
    const known = new Set(filters.filter((f) => f.dataset.filter === "label").map((f) => f.value));
    const on = (el) =>
      (known.has(el.dataset.label) ? labels.has(el.dataset.label) : layers.has(el.dataset.label) || el.closest(".apparatus") !== null) &&
      (layers.has(el.dataset.label) || voices.has(el.dataset.voice));
    for (const seg of document.querySelectorAll("mark.seg")) {
      let any = false;
      for (const u of seg.querySelectorAll(":scope .u, :scope > .t")) {
        const show = on(u);
        u.classList.toggle("off", !show);
        any = any || show;
      }
      const notes = [...seg.querySelectorAll(":scope > .tip > .note")];
      const spans = [...seg.querySelectorAll(":scope .u")];
      for (const note of notes) {
        const own = spans.find((u) => u.dataset.label === note.dataset.label || (note.dataset.layer && u.dataset.label === note.dataset.layer));
        note.hidden = own ? own.classList.contains("off") : false;
      }
      seg.classList.toggle("off", !any);
      if (any && seg.classList.contains("stop")) seg.tabIndex = 0;
      else seg.removeAttribute("tabindex");
    }
    let shown = 0, all = 0;
    for (const li of document.querySelectorAll(".apparatus > li")) {
      li.hidden = !on(li);
      all += 1;
      shown += li.hidden ? 0 : 1;
    }
    status.textContent = shown === all ? "" : `${shown} of ${all} findings shown`;
  }
  for (const filter of filters) filter.addEventListener("change", apply);
  for (const button of document.querySelectorAll("button[data-all]")) {
    button.addEventListener("click", () => {
      for (const f of filters) if (f.dataset.filter === "label") f.checked = button.dataset.all === "on";
      apply();
    });
  }

  // Details open below their mark, or above it where the window ends, and never beyond the text's edges. Escape closes them (WCAG 1.4.13).
  function place(seg) {
    const tip = seg.querySelector(":scope > .tip"), passage = seg.closest(".passage");
    if (!tip || !passage) return;
    seg.classList.remove("shut");
    const box = passage.getBoundingClientRect(), rects = (seg.querySelector(":scope > .u") || seg).getClientRects();
    if (!rects.length) return;
    const last = rects[rects.length - 1], width = Math.min(tip.offsetWidth || 368, box.width);
    tip.style.setProperty("--x", `${Math.max(0, Math.min(last.left - box.left, box.width - width))}px`);
    const room = window.innerHeight - last.bottom, above = rects[0].top;
    const up = tip.offsetHeight > room && above > room;
    tip.style.setProperty("--y", `${(up ? above - tip.offsetHeight : last.bottom) - box.top}px`);
    tip.classList.add("placed");
  }
  const segOf = (event) => (event.target instanceof Element ? event.target.closest("mark.seg") : null);
  document.addEventListener("mouseover", (event) => { const seg = segOf(event); if (seg && !seg.contains(event.relatedTarget)) place(seg); });
  document.addEventListener("focusin", (event) => { const seg = segOf(event); if (seg) place(seg); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const seg of document.querySelectorAll("mark.seg:hover, mark.seg:focus")) seg.classList.add("shut");
  });

  apply();
})();
