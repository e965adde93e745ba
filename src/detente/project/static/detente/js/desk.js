// The moderation desk by keyboard. A key is written on its button (data-key) and presses it; j and k walk the queue.
const desk = document.querySelector("[data-desk]");

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

// Only the queue's own box scrolls to its row: a phone that was led to the case stays there.
function show(item) {
  const box = item.closest(".desk__column");
  const row = item.getBoundingClientRect();
  const seen = box.getBoundingClientRect();
  if (row.top < seen.top) box.scrollTop += row.top - seen.top;
  else if (row.bottom > seen.bottom) box.scrollTop += row.bottom - seen.bottom;
}

function walk(step) {
  const items = [...desk.querySelectorAll("[data-desk-item]")];
  if (!items.length) return;
  const focused = items.indexOf(document.activeElement);
  const current = focused >= 0 ? focused : items.findIndex((item) => item.hasAttribute("aria-current"));
  const next = items[Math.max(0, Math.min(items.length - 1, current + step))];
  next.focus();
  if (next.href && !next.hasAttribute("aria-current")) next.click();
}

function press(key) {
  const wanted = [...desk.querySelectorAll("[data-key]")];
  const button = wanted.find((one) => one.dataset.key === key && !one.disabled && one.getClientRects().length);
  if (!button) return false;
  if (button.matches("textarea, input, select")) button.focus();
  else button.click();
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    walk(event.key === "j" ? 1 : -1);
  } else if (press(event.key)) {
    event.preventDefault();
  }
}

if (desk) {
  document.addEventListener("keydown", onKey);
  const current = desk.querySelector("[data-desk-item][aria-current]");
  if (current) show(current);
}
