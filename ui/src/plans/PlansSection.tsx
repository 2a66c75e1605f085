import { useAccount } from '../app/session';
import { DraftPage } from './add/DraftPage';
import { PlanPageView } from './page/PlanPage';
import { usePlanPlace } from './place';
import { PlansPage } from './PlansPage';

/** `#/plans` and everything below it. */
export default function PlansSection() {
  const account = useAccount();
  const place = usePlanPlace();
  if (!account) return null;
  // Another account is another town hall, another plan another form: nothing of the old one may linger.
  if (place.at === 'view') return <PlansPage key={account.id} account={account} view={place.view} />;
  if (place.at === 'new') return <DraftPage key={account.id} account={account} id={null} />;
  if (place.at === 'draft') return <DraftPage key={place.id} account={account} id={place.id} />;
  return <PlanPageView key={place.id} account={account} id={place.id} />;
}
