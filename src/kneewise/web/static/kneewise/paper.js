// The button that opens the browser's own print window, where the page can be saved as PDF too.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
