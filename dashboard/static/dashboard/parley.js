/* What makes the pages quicker to use. Everything works without it. */
(() => {
  "use strict";

  const say = (text) => { document.getElementById("live").textContent = text; };

  /* Tables below charts are open without scripts and folded with them. */
  const fold = (root) => {
    for (const details of root.querySelectorAll("details[data-fold]")) details.open = false;
  };

  /* Charts are not printed; the tables below them are. */
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details[data-fold]")) details.open = true;
  });
  addEventListener("afterprint", () => fold(document));

  /* The slider moves the date field that it stands for. */
  const dayOf = (slider) => {
    const day = new Date(`${slider.dataset.first}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Number(slider.value));
    return day.toISOString().slice(0, 10);
  };
  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (!slider.dataset.for) return;
    document.getElementById(slider.dataset.for).value = dayOf(slider);
    const day = new Date(dayOf(slider));
    const words = day.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    slider.setAttribute("aria-valuetext", words);
  });

  /* One tab stop in the matrix; arrow keys walk over its cells. */
  const cells = () => [...document.querySelectorAll(".mx a.c")];
  const rove = (to) => {
    for (const cell of cells()) cell.tabIndex = cell === to ? 0 : -1;
  };
  const startRoving = () => {
    const first = document.querySelector(".mx a.c.sel") || document.querySelector(".mx a.c");
    if (first) rove(first);
  };
  const visible = (cell) => cell.offsetParent !== null;
  const inRow = (row) => [...row.querySelectorAll("a.c")].filter(visible);
  const sideways = (cell, step) => {
    const row = inRow(cell.closest("tr"));
    return row[row.indexOf(cell) + step];
  };
  const upOrDown = (cell, step) => {
    const rows = [...cell.closest("table").rows];
    const column = cell.closest("td").cellIndex;
    const away = (other) => Math.abs(other.closest("td").cellIndex - column);
    for (let at = rows.indexOf(cell.closest("tr")) + step; rows[at]; at += step) {
      const inReach = inRow(rows[at]);
      if (inReach.length) {
        return inReach.reduce((best, next) => (away(next) < away(best) ? next : best));
      }
    }
    return undefined;
  };
  const steps = {
    ArrowRight: (cell) => sideways(cell, 1),
    ArrowLeft: (cell) => sideways(cell, -1),
    ArrowDown: (cell) => upOrDown(cell, 1),
    ArrowUp: (cell) => upOrDown(cell, -1),
    Home: (cell) => inRow(cell.closest("tr"))[0],
    End: (cell) => inRow(cell.closest("tr")).at(-1),
  };

  /* The drawer: what opened it gets the focus back. */
  const drawer = () => document.getElementById("drawer");
  const select = (cell) => {
    for (const other of document.querySelectorAll(".mx a.sel")) {
      other.classList.remove("sel");
      other.removeAttribute("aria-current");
    }
    if (cell) {
      cell.classList.add("sel");
      cell.setAttribute("aria-current", "true");
    }
  };
  const closeDrawer = (close) => {
    const cell = document.querySelector(".mx a.sel");
    select(null);
    drawer().replaceChildren();
    history.pushState({ htmx: true }, "", close.getAttribute("href"));
    (cell || document.querySelector(".mx a.c"))?.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      const open = event.target.closest?.("details.pop[open]");
      const close = drawer()?.querySelector("[data-close]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      } else if (close) closeDrawer(close);
      return;
    }
    const cell = event.target.closest?.(".mx a.c");
    const to = cell && steps[event.key]?.(cell);
    if (to) {
      event.preventDefault();
      rove(to);
      to.focus();
    }
  });
  document.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close]");
    if (close) {
      event.preventDefault();
      closeDrawer(close);
    }
    for (const open of document.querySelectorAll("details.pop[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest(".mx a.c");
    if (cell) rove(cell);
  });

  /* Swaps: focus into the drawer, or the new headline said aloud. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const cell = event.detail.elt.closest(".mx a.c");
    if (cell) select(cell);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (target.id === "drawer") {
      target.scrollTop = 0;
      document.getElementById("dh")?.focus({ preventScroll: true });
      return;
    }
    const view = document.getElementById("view");
    if (view?.dataset.say) say(view.dataset.say);
    fold(document);
    startRoving();
  });
  document.addEventListener("htmx:sendError", () => {
    say("The server could not be reached. What is shown has not changed.");
  });

  /* What a page can be read without comes once it is painted: first htmx, then plotly.js,
     which is large, where a chart waits. The full bundle carries the style sheet of a
     map library, which it leaves out when an element with a certain id is there:
     "guard" names that id. */
  const { later } = document.currentScript.dataset;
  const load = (source) => {
    const script = document.createElement("script");
    script.src = source;
    script.async = false;
    document.head.append(script);
  };
  const loadCharts = () => {
    const from = document.getElementById("charts")?.dataset;
    if (!from || !document.querySelector("[data-figure]")) return;
    if (from.guard) {
      const held = document.createElement("template");
      held.id = from.guard;
      document.head.append(held);
    }
    load(from.plotly);
    load(from.charts);
  };
  const loadRest = () => requestAnimationFrame(() => setTimeout(() => {
    if (later) load(later);
    loadCharts();
  }));
  if (document.readyState === "complete") loadRest();
  else window.addEventListener("load", loadRest);

  fold(document);
  startRoving();
})();
