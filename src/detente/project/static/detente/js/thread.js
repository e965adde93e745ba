// The conversation: drafts that survive, a form that moves to where the reply belongs, a line that tells of new comments.

const store = {
  read(name) {
    try {
      return localStorage.getItem(name) || "";
    } catch {
      return "";
    }
  },
  write(name, text) {
    try {
      if (text) localStorage.setItem(name, text);
      else localStorage.removeItem(name);
    } catch {
      // No storage: the text is still in the form.
    }
  },
};

const draftName = (form) => {
  const parent = form.elements.parent ? form.elements.parent.value : "";
  return `detente-draft:${form.dataset.draft}${parent ? `:${parent}` : ""}`;
};

function bringBack(form) {
  const box = form.elements.text;
  if (box && !box.value) box.value = store.read(draftName(form));
}

function watch(form) {
  if (form.dataset.watched) return;
  form.dataset.watched = "yes";
  bringBack(form);
  form.addEventListener("input", () => store.write(draftName(form), form.elements.text.value));
  // One click, one comment: the key makes a repeat harmless, the pause keeps it from happening.
  form.addEventListener("submit", () => {
    const button = form.querySelector("[type=submit]");
    setTimeout(() => { button.disabled = true; }, 0);
    setTimeout(() => { button.disabled = false; }, 8000);
  });
}

function watchAll() {
  document.querySelectorAll("form[data-draft]").forEach(watch);
}

// The page that confirms a posted comment says which draft is done.
for (const done of document.querySelectorAll("[data-draft-done]")) store.write(`detente-draft:${done.dataset.draftDone}`, "");

const home = () => document.getElementById("comment-form");
const label = (form) => form.querySelector("[data-write-label]");

function move(form, parent, name, place) {
  form.elements.parent.value = parent;
  form.elements.text.value = "";
  label(form).textContent = name ? `Your reply to ${name}` : form.dataset.label;
  form.querySelector("[data-reply-cancel]").hidden = !parent;
  place.append(form);
  bringBack(form);
}

document.addEventListener("click", (event) => {
  const form = document.querySelector("form.write[data-draft]");
  if (!form || !label(form)) return;
  form.dataset.label ||= label(form).textContent.trim();
  const reply = event.target.closest("[data-reply]");
  if (reply) {
    const slot = document.getElementById(`c-${reply.dataset.reply}-mine`);
    if (!slot) return;
    event.preventDefault();
    store.write(draftName(form), form.elements.text.value);
    move(form, reply.dataset.reply, reply.dataset.replyName, slot);
    form.elements.text.focus();
  } else if (event.target.closest("[data-reply-cancel]")) {
    move(form, "", "", home());
  }
});

document.addEventListener("detente:inserted", watchAll);
watchAll();

// New comments are announced by a line, never by a jump. Asked once a minute, and only while somebody looks.
const thread = document.querySelector("[data-thread][data-news]");
const line = document.querySelector("[data-thread-news]");

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(thread.dataset.news, { credentials: "omit" });
    const fresh = (await answer.json()).count - Number(thread.dataset.count);
    if (!(fresh > 0) || !line.hidden && line.dataset.fresh === String(fresh)) return;
    const link = document.createElement("a");
    link.href = `${location.pathname}${location.search}#conversation`;
    link.textContent = fresh === 1 ? "Show it" : "Show them";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.hash = "conversation";
      location.reload();
    });
    line.dataset.fresh = fresh;
    line.replaceChildren(fresh === 1 ? "One new comment. " : `${fresh} new comments. `, link);
    line.hidden = false;
  } catch {
    // Offline: ask again next time.
  }
}
if (thread && line) setInterval(look, 60000);
