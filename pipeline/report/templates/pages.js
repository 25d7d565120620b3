// The browser of sample pages: one page at a time, filters, and keys. Without it all pages stand one below the other.
(() => {
  const browser = document.querySelector(".browser");
  if (!browser) return;
  const form = document.querySelector(".filters");
  const status = document.querySelector(".status");
  const none = browser.querySelector(".none");
  const pages = [...browser.querySelectorAll(".page")];
  const links = [...browser.querySelectorAll(".list a")];
  const names = ["why", "rule", "role", "language"];
  let shown = pages.map((_, at) => at);
  let current = 0;

  const has = (element, name, value) => (element.dataset[name] || "").split(" ").includes(value);

  function show(at) {
    current = at;
    pages.forEach((page, number) => { page.hidden = number !== at; });
    links.forEach((link, number) => {
      if (number === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    none.hidden = at >= 0;
    if (at < 0) {
      status.textContent = `None of ${pages.length} pages matches.`;
      return;
    }
    const place = shown.indexOf(at);
    const page = pages[at];
    page.querySelector(".at").textContent = `${place + 1} of ${shown.length}`;
    page.querySelector(".previous").disabled = place === 0;
    page.querySelector(".next").disabled = place === shown.length - 1;
    status.textContent = `Page ${place + 1} of ${shown.length}${shown.length < pages.length ? ` that match (of ${pages.length})` : ""}`;
    within(links[at]);
  }

  // Scroll the list, and only the list, to a link; the list is what its links count their places from.
  function within(link) {
    const list = link.closest("ol");
    const top = link.offsetTop;
    if (top < list.scrollTop || top + link.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - 8;
  }

  function mark(role, rule) {
    browser.querySelectorAll(".hit").forEach((element) => element.classList.remove("hit"));
    if (!role && !rule) return;
    browser.querySelectorAll(".blocks tbody tr").forEach((row) => {
      if ((role && has(row, "role", role)) || (rule && has(row, "rule", rule))) row.classList.add("hit");
    });
    browser.querySelectorAll("del, ins, mark").forEach((element) => {
      if (rule && element.title.split(" ").includes(rule)) element.classList.add("hit");
    });
  }

  function filter() {
    const wanted = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    shown = pages.map((_, at) => at).filter((at) => wanted.every(([name, value]) => has(pages[at], name, value)));
    links.forEach((link, at) => { link.parentElement.hidden = !shown.includes(at); });
    mark(form.elements.role.value, form.elements.rule.value);
    show(shown.includes(current) ? current : shown.length ? shown[0] : -1);
  }

  function clear() {
    names.forEach((name) => { form.elements[name].value = ""; });
    filter();
  }

  function isSeen(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }

  // Turning pages stays one place in the history; `leave` keeps the place that the reader comes from.
  function go(at, target, leave) {
    if (at === undefined || at < 0) return;
    show(at);
    history[leave ? "pushState" : "replaceState"]({ page: at }, "", `#${pages[at].id}`);
    (target || pages[at]).focus({ preventScroll: true });
    const top = pages[at].getBoundingClientRect().top;
    if (top < 56 || top > innerHeight * 0.6) pages[at].scrollIntoView();
  }

  // From elsewhere in the report the first step leads to the page that is open.
  function step(by, target) {
    const here = target || (pages[current] && isSeen(pages[current]));
    const at = here ? shown[shown.indexOf(current) + by] : current;
    go(at, target && at !== undefined ? links[at] : undefined, !here);
  }

  // Signs of lost text with hardly anything between them are one stop.
  function continues(mark, last) {
    if (!last || mark.parentElement !== last.parentElement) return false;
    const between = document.createRange();
    between.setStartAfter(last);
    between.setEndBefore(mark);
    const text = between.toString();
    return text === "" || (mark.matches("mark") && last.matches("mark") && text.trim().length <= 3);
  }

  // From change to change; with a filter, only through what it asks for.
  function change(by) {
    const page = pages[current];
    if (!page) return;
    const hits = [...page.querySelectorAll("tr.hit, .parsed .hit")];
    const all = hits.length ? hits : [...page.querySelectorAll(".parsed :is(del, ins, mark):not(.quiet)")];
    const marks = all.filter((mark, at) => !continues(mark, all[at - 1]));
    if (!marks.length) {
      status.textContent = "Nothing is marked on this page.";
      return;
    }
    const before = marks.indexOf(document.activeElement);
    const next = before < 0 && by < 0 ? -1 : before + by;
    const mark = marks[(next + marks.length) % marks.length];
    const wrapped = next < 0 ? ", from the end" : next === marks.length ? ", from the beginning again" : "";
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    status.textContent = `Change ${marks.indexOf(mark) + 1} of ${marks.length} on this page${wrapped}`;
  }

  // To the page that a link or the address names; false if it names none.
  function follow(hash, leave) {
    const at = pages.findIndex((page) => `#${page.id}` === hash);
    if (at < 0) return false;
    if (!shown.includes(at)) clear();
    go(at, undefined, leave);
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("select, input, textarea")) return;
    if (event.key === "n" || event.key === "p" || event.key === "N") return change(event.key === "n" ? 1 : -1);
    const list = event.target.closest(".list");
    const inside = event.target.closest(".browser");
    const by = { j: 1, k: -1 }[event.key]
      || (inside && { ArrowRight: 1, ArrowLeft: -1 }[event.key]) || (list && { ArrowDown: 1, ArrowUp: -1 }[event.key]);
    if (!by || event.target.closest(".scroll")) return;
    event.preventDefault();
    step(by, list);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && (link.hash === "#views" ? !go(current) : follow(link.hash, !link.closest(".list")))) event.preventDefault();
    if (!link || !link.dataset.filter) return;
    clear();
    form.elements[link.dataset.filter].value = link.dataset.value;
    filter();
  });
  browser.addEventListener("click", (event) => {
    const button = event.target.closest(".turn button");
    if (button && button.classList.contains("change")) change(button.classList.contains("back") ? -1 : 1);
    else if (button) step(button.classList.contains("next") ? 1 : -1);
  });
  form.addEventListener("change", filter);
  form.addEventListener("reset", (event) => { event.preventDefault(); clear(); });
  // Back and forward return to where the reader was; only an address that was typed in scrolls to its page.
  addEventListener("popstate", (event) => {
    if (!event.state) follow(location.hash);
    else if (shown.includes(event.state.page)) show(event.state.page);
  });

  document.documentElement.classList.add("live");
  form.hidden = false;
  browser.querySelectorAll(".turn, .keys").forEach((element) => { element.hidden = false; });
  show(0);
  follow(location.hash);
})();
