/** F6 walks the parts of the window marked with `data-region`, in document order. */
const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"], [contenteditable="true"]';

function isShown(element: HTMLElement): boolean {
  return element.closest('[hidden], [inert], [aria-hidden="true"]') === null;
}

function enter(region: HTMLElement): void {
  const inside = [...region.querySelectorAll<HTMLElement>(focusable)].find((one) => one.tabIndex >= 0 && isShown(one));
  // A part with nothing to press is read out all the same; without a tab index F6 would stop before it.
  if (!inside && !region.hasAttribute('tabindex')) region.tabIndex = -1;
  (inside ?? region).focus();
}

export function cycleRegions(backwards: boolean, root: ParentNode = document): boolean {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
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
  enter(region);
  return true;
}
