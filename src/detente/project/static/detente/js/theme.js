// Runs before the first paint (not a module) so that a remembered theme or density never flashes.
(() => {
  const root = document.documentElement;
  const read = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // A browser that refuses storage still switches, for this page.
    }
  };
  const set = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  set("theme", read("detente-theme"));
  set("density", read("detente-density"));

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const label = (button) => {
    const text = button.querySelector("[data-theme-label]") || button;
    text.textContent = shown() === "dark" ? "Light page" : "Dark page";
  };
  const flip = (button) => {
    const next = shown() === "dark" ? "light" : "dark";
    // Going back to what the system asks for forgets the choice, so that the page follows the system again.
    const system = dark.matches ? "dark" : "light";
    set("theme", next === system ? "" : next);
    keep("detente-theme", root.dataset.theme);
    label(button);
  };
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      label(button);
      button.addEventListener("click", () => flip(button));
    }
    for (const button of document.querySelectorAll("[data-density-switch]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(root.dataset.density === "compact"));
      button.addEventListener("click", () => {
        set("density", root.dataset.density === "compact" ? "" : "compact");
        keep("detente-density", root.dataset.density);
        button.setAttribute("aria-pressed", String(root.dataset.density === "compact"));
      });
    }
  });
})();
