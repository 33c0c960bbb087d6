/* Draws every [data-figure] from the JSON beside it, after the page can be read.

   parley.js fetches this file and plotly.js once the page has loaded. plotly.js keeps its style rules in the sheet
   with the id "plotly.js-style-global": in base.html that is our own style sheet, so no
   style element is added.
   So the content security policy needs no exception. */
(() => {
  "use strict";
  const config = {
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    responsive: true,
    scrollZoom: false,
    doubleClick: false,
  };

  /* "var(--ink)" anywhere in a specification becomes the colour it stands for now. */
  const coloured = (value, style) => {
    if (typeof value === "string") {
      return value.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
    }
    if (Array.isArray(value)) return value.map((item) => coloured(item, style));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coloured(item, style)]));
    }
    return value;
  };

  const draw = (node) => {
    const json = document.getElementById(node.dataset.figure).textContent;
    const { data, layout } = coloured(JSON.parse(json), getComputedStyle(document.documentElement));
    return window.Plotly.react(node, data, layout, config).then(() => { node.dataset.drawn = ""; });
  };
  const drawAll = () => {
    for (const node of document.querySelectorAll("[data-figure]")) {
      if (node.offsetParent) draw(node);
    }
  };

  drawAll();
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "drawer") drawAll();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  /* Some figures have a narrow twin; the one that is not shown is not drawn. */
  matchMedia("(max-width: 44rem)").addEventListener("change", drawAll);
})();
