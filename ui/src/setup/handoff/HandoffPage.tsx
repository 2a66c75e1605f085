import { EmptyState } from '../../components/EmptyState';
import { setupNav } from '../../i18n/en/setupNav';

export default function HandoffPage() {
  return (
    <>
      <h1>{setupNav.pages.handoff}</h1>
      <EmptyState title={setupNav.pages.handoff} />
    </>
  );
}
