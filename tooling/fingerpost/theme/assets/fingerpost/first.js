// Before the first paint: that scripts run, whether the address asks for something, and the scheme that the reader chose. Not a module, which would come too late.
// @ts-check

document.documentElement.dataset.scripts = "";
if (location.search) document.documentElement.dataset.asked = "";
try {
  const kept = localStorage.getItem("fingerpost-scheme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.scheme = kept;
} catch {
  // A browser that keeps nothing shows what the system asks for.
}
