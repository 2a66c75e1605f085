import { EmptyState } from '../../components/EmptyState';
import { setupNav } from '../../i18n/en/setupNav';

export default function ChecklistPage() {
  return (
    <>
      <h1>{setupNav.pages.checklist}</h1>
      <EmptyState title={setupNav.pages.checklist} />
    </>
  );
}
