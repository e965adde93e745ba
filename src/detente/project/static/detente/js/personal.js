// What is personal comes after the page, by one small request: the reader's name, votes, held comments, the form.
//
// An element with data-personal="<address>" names a fragment of HTML. In the fragment,
//   data-into="<id>"    puts the element's children in place of those of #<id>;
//   data-append="<id>"  appends the element itself to #<id>.
// data-personal-when="alone" (the masthead's corner) asks only if nothing else on the page does.

function place(fragment) {
  for (const part of fragment.querySelectorAll("[data-into]")) {
    const target = document.getElementById(part.dataset.into);
    if (!target) continue;
    target.replaceChildren(...part.childNodes);
    target.dispatchEvent(new CustomEvent("detente:inserted", { bubbles: true }));
  }
  for (const part of fragment.querySelectorAll("[data-append]")) {
    const target = document.getElementById(part.dataset.append);
    if (!target || (part.id && document.getElementById(part.id))) continue;
    const holder = document.importNode(part, true);
    target.append(holder);
    holder.dispatchEvent(new CustomEvent("detente:inserted", { bubbles: true }));
  }
}

async function fill(address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    place(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // Offline or refused: the page is whole without it, and its links lead to the same things.
  }
}

const askers = [...document.querySelectorAll("[data-personal]")];
const first = askers.filter((asker) => asker.dataset.personalWhen !== "alone");
const chosen = first.length ? first : askers;
for (const address of new Set(chosen.map((asker) => asker.dataset.personal))) fill(address);
