import { EmptyState } from '../../components/EmptyState';
import { setupNav } from '../../i18n/en/setupNav';

export default function ConfigurationPage() {
  return (
    <>
      <h1>{setupNav.pages.configuration}</h1>
      <EmptyState title={setupNav.pages.configuration} />
    </>
  );
}
