/** F6 walks the parts of the window marked with `data-region`, in document order. */
const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"], [contenteditable="true"]';

function isShown(element: HTMLElement): boolean {
  return element.closest('[hidden], [inert], [aria-hidden="true"]') === null;
}

/** Where the focus goes in a part; null where nothing can take it, for example in a bar of plain text. */
function entryOf(region: HTMLElement): HTMLElement | null {
  const inside = [...region.querySelectorAll<HTMLElement>(focusable)].find((one) => one.tabIndex >= 0 && isShown(one));
  return inside ?? (region.hasAttribute('tabindex') ? region : null);
}

export function cycleRegions(backwards: boolean, root: ParentNode = document): boolean {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter((one) => isShown(one) && entryOf(one) !== null);
  if (regions.length === 0) return false;
  const active = document.activeElement;
  // The innermost region counts: a panel may sit inside the page.
  let at = -1;
  regions.forEach((region, index) => {
    if (active && region.contains(active)) at = index;
  });
  const next = at < 0 ? (backwards ? regions.length - 1 : 0) : (at + (backwards ? -1 : 1) + regions.length) % regions.length;
  const region = regions[next];
  if (!region) return false;
  entryOf(region)?.focus();
  return true;
}
