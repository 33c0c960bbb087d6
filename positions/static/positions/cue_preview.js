// While a cue is typed, show which stored sentences it finds.
(() => {
  const root = location.pathname.match(/^(.*\/positions\/\w+\/)/);
  if (!root) return;
  const endpoint = `${root[1]}cue-preview/`;
  let waiting = 0;

  const languageOf = (field) => {
    const id = field.id.replace(/text$/, "language");
    const select = document.getElementById(id);
    return select ? select.value : "";
  };

  const show = async (field) => {
    const query = new URLSearchParams({ text: field.value, language: languageOf(field) });
    const answer = await fetch(`${endpoint}?${query}`, { credentials: "same-origin" });
    if (!answer.ok) return;
    const found = await answer.json();
    let box = field.parentElement.querySelector(".cue-preview");
    if (!box) {
      box = document.createElement("div");
      box.className = "cue-preview";
      box.setAttribute("role", "status");
      field.parentElement.append(box);
    }
    const list = document.createElement("ul");
    for (const passage of found.passages) {
      const item = document.createElement("li");
      item.textContent = passage;
      list.append(item);
    }
    const counted = `Found in ${found.count} stored sentences.`;
    box.replaceChildren(found.reason || counted, list);
  };

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("input[name$='text'], textarea[name$='text']")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => show(field), 350);
  });
})();
