// A link to what is folded away unfolds it.
(() => {
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    const folds = [];
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(fold);
    const closed = folds.filter((fold) => !fold.open);
    closed.forEach((fold) => { fold.open = true; });
    if (closed.length) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) unfold();
  });
  unfold();
})();
