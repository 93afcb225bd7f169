// Put into pages by `invoke serve`, and into no others.
(() => {
  const mine = document.currentScript.src.split("?")[1];
  let events, panel;

  const show = (problem, language) => {
    panel?.remove();
    panel = undefined;
    if (!problem) return;
    panel = document.createElement("pre");
    panel.setAttribute("role", "alert");
    panel.lang = language;
    panel.textContent = problem;
    Object.assign(panel.style, {
      position: "fixed", insetInline: "0", insetBlockEnd: "0", maxBlockSize: "60vh", overflow: "auto", margin: "0",
      padding: "1rem", font: "1rem/1.5 monospace", whiteSpace: "pre-wrap", overflowWrap: "anywhere",
      color: "#fff", background: "#7a0012", zIndex: "2147483647",
    });
    document.body.append(panel);
  };

  const listen = () => {
    events = new EventSource("/.serve/events");
    events.onmessage = (event) => {
      const { version, problem, language } = JSON.parse(event.data);
      if (version !== mine) location.reload();
      else show(problem, language);
    };
  };

  // Browsers allow six connections to one host: only the tab that is looked at keeps one.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();
