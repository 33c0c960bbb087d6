/* Keys of the review queue, and quotes taken from the text by selecting them. */
(() => {
  "use strict";

  const OFF = "parley-keys-off";
  const review = () => document.getElementById("review");
  const typing = (target) =>
    target.closest("textarea, select, input:not([type=radio]):not([type=checkbox]), dialog");

  const showQuote = () => {
    const mark = document.querySelector("mark.on");
    if (!mark) return;
    const text = mark.closest(".art");
    if (text.scrollHeight > text.clientHeight) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
    else mark.scrollIntoView({ block: "center" });
  };

  const reasonsOpen = () => document.getElementById("reasons")?.open;
  const openReasons = () => {
    const reasons = document.getElementById("reasons");
    if (!reasons) return;
    reasons.open = true;
    reasons.querySelector("button").focus();
  };

  const digit = (key) => {
    if (reasonsOpen()) {
      document.querySelector(`[data-reason="${key}"]`)?.click();
      return;
    }
    const option = document.querySelector(`[data-digit="${key}"]`);
    if (option) {
      option.checked = true;
      option.focus();
    }
  };

  const press = (key) => {
    if (key === "?") document.getElementById("help")?.showModal();
    else if (key === "e") document.querySelector(".card select, .card input")?.focus();
    else if (key === "r") openReasons();
    else if (/^[1-9]$/.test(key)) digit(key);
    else {
      const button = document.querySelector(`[data-key="${key}"]`);
      if (!button) return false;
      button.click();
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !review()) return;
    if (event.key === "Escape") {
      const reasons = document.getElementById("reasons");
      if (reasons?.open) reasons.open = false;
      if (!event.target.closest("dialog")) document.getElementById("rh").focus();
      return;
    }
    if (typing(event.target) || localStorage.getItem(OFF)) return;
    if (press(event.key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-open]")) openReasons();
  });
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.id === "keys-off") {
      if (field.checked) localStorage.setItem(OFF, "1");
      else localStorage.removeItem(OFF);
    }
    if (field.matches(".card select[name=issue]")) {
      field.form.querySelector("[data-reissue]")?.click();
    }
  });

  /* Selecting in the text fills the quote and the place where it was selected. */
  const text = document.querySelector("[data-select-from]");
  const offsetOf = (node, offset) => {
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(node, offset);
    return before.toString().length;
  };
  document.addEventListener("selectionchange", () => {
    const quote = document.querySelector("[data-quote]");
    const selection = document.getSelection();
    if (!text || !quote || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    quote.value = range.toString().trim();
    const near = document.querySelector("input[name=near]");
    if (near) near.value = offsetOf(range.startContainer, range.startOffset);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "review" && !review()) return;
    document.getElementById("rh")?.focus({ preventScroll: true });
    scrollTo(0, 0);
    showQuote();
    const live = document.getElementById("live");
    if (live && review()?.dataset.say) live.textContent = review().dataset.say;
  });

  showQuote();
})();
