// Says in the words of the page what is over on the day of reading, and puts it behind what is to come.
{
  const timeZone = document.currentScript.dataset.zone;
  const today = new Intl.DateTimeFormat("sv", { timeZone }).format(new Date());
  const dated = "[data-event], [data-deadline]";
  for (const item of document.querySelectorAll(dated)) {
    const { event, deadline, last } = item.dataset, list = item.parentNode;
    const time = [...item.querySelectorAll("time")].find(one => one.closest(dated) == item);
    const until = last || (time && (time.dataset.end || time.dateTime.slice(0, 10)));
    if (!(until < today) || list.closest("[data-over]")) continue;
    item.dataset.over = "";
    (time || item.firstElementChild).after(" ", Object.assign(document.createElement("strong"), { textContent: event || deadline }));
    const { past } = list.dataset;
    if (past == null) continue;
    (document.getElementById(past) || list)[past ? "prepend" : "append"](item);
    list.nextElementSibling.hidden = !!list.querySelector(":scope > :not([data-over])");
  }
}
