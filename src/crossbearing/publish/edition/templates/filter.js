// Puts a field above each long list that shows only the rows with the words written there. Nothing needs it.
"use strict";
for (const table of document.querySelectorAll("table.list")) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 10) continue;
  const label = document.createElement("label");
  const field = document.createElement("input");
  const told = document.createElement("span");
  label.className = "filter";
  label.style.display = "block";
  field.type = "search";
  told.className = "dim";
  told.setAttribute("role", "status");
  label.append("Show rows of this page with ", field, " ", told);
  table.parentElement.before(label);
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    told.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
  });
}
