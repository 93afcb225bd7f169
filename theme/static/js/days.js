// Says in the words of the page what is over on the day of reading, and moves it to the past.
{
  const timeZone = document.currentScript.dataset.zone;
  const today = new Intl.DateTimeFormat("sv", { timeZone }).format(new Date());
  const dated = "[data-event], [data-deadline]";
  for (const item of document.querySelectorAll(dated)) {
    const { event, deadline } = item.dataset, list = item.parentNode;
    const time = [...item.querySelectorAll("time")].find(one => one.closest(dated) == item);
    const last = time?.dataset.end || time?.dateTime.slice(0, 10);
    if (!(last < today) || list.closest("[data-over]")) continue;
    item.dataset.over = "";
    time.after(" ", Object.assign(document.createElement("strong"), { textContent: event || deadline }));
    document.getElementById(list.dataset.past)?.prepend(item);
    if (!list.children[0]) list.nextElementSibling.hidden = false;
  }
  document.querySelector(`[data-days] [datetime="${today}"]`)?.closest("td").setAttribute("aria-current", "date");
}
