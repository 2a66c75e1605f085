import { announcement } from './announcer';
import { useStore } from './store';

export function LiveRegion() {
  const { kept } = useStore(announcement);
  return (
    <div
      className="visually-hidden"
      role="status"
      aria-live="polite"
      aria-atomic="false"
      aria-relevant="additions"
      // React Aria hides the page behind a dialog from screen readers, but not this.
      data-live-announcer="true"
      data-testid="live-region"
    >
      {kept.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
