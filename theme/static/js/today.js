// Marks the day of reading in a calendar.
{
  const timeZone = document.currentScript.dataset.zone;
  const today = new Intl.DateTimeFormat("sv", { timeZone }).format(new Date());
  const days = document.querySelectorAll(`[data-days] [datetime="${today}"]`);
  for (const day of days) day.closest("td").setAttribute("aria-current", "date");
}
