import "./reminder.js";

// What every page may do with a script: tell the forms which time zone the person lives in. All else works without it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll('input[name="zone"]')) {
  if (zone) field.value = zone;
}

// After a refused form, the list of what is missing gets the focus, so that a screen reader reads it first.
document.querySelector("[data-complaints]")?.focus();
