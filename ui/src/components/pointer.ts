// Leaving a field by pressing a button must not move that button before the press ends.
const longestPressMs = 600;
let isDown = false;
const waiting = new Set<() => void>();

function released(): void {
  // After the handlers of this very event.
  setTimeout(() => {
    isDown = false;
    for (const go of waiting) go();
    waiting.clear();
  }, 0);
}

if (typeof window !== 'undefined') {
  const capture = { capture: true, passive: true };
  window.addEventListener('pointerdown', (event) => (isDown = event.button === 0), capture);
  window.addEventListener('pointerup', released, capture);
  window.addEventListener('pointercancel', released, capture);
}

/** Resolves at once, or when the button that is being pressed is let go. */
export async function pointerReleased(): Promise<void> {
  if (!isDown) return;
  await new Promise<void>((go) => {
    waiting.add(go);
    setTimeout(go, longestPressMs);
  });
}
