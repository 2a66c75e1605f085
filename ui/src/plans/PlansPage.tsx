import { useState } from 'react';
import { navigate } from '../app/session';
import type { AccountView } from '../bindings';
import { Button } from '../components';
import { ImportIcon, PlusIcon, SyncIcon } from '../components/icons';
import { Segmented } from '../components/Segmented';
import { formatZone } from '../format/time';
import { home } from '../i18n/en/home';
import { plans as words } from '../i18n/en/plans';
import { AdoptDialog } from './adopt/AdoptDialog';
import { CalendarView } from './ahead/CalendarView';
import { CardsView } from './ahead/CardsView';
import { FollowUpView } from './ahead/FollowUpView';
import { CompareDialog } from './compare/CompareDialog';
import { PlanFileDialog } from './file/PlanFileDialog';
import { ListView } from './list/ListView';
import { openView, planViews, type PlanView } from './place';
import styles from './Plans.module.css';

type Asked = 'adopt' | 'file' | 'compare';

const views = { list: ListView, calendar: CalendarView, 'follow-up': FollowUpView, cards: CardsView } satisfies Record<PlanView, unknown>;

/** The book of plans in four ways, and what can be done to it. */
export function PlansPage({ account, view }: { account: AccountView; view: PlanView }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const View = views[view];
  return (
    <div className={styles.page} data-testid="plans">
      <div className={styles.stack} data-region="page">
        <header className={styles.head}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <span className={styles.quiet}>{home.zone(formatZone(account.displayZone))}</span>
          <span className={styles.push} />
          <div className={styles.buttons}>
            <Button size="small" icon={<SyncIcon size={14} />} onPress={() => setAsked('compare')} data-testid="plans-compare">
              {words.compare}
            </Button>
            <Button size="small" icon={<ImportIcon size={14} />} onPress={() => setAsked('file')} data-testid="plans-import">
              {words.importFile}
            </Button>
            <Button size="small" onPress={() => setAsked('adopt')} data-testid="plans-adopt">
              {words.adopt}
            </Button>
            <Button variant="primary" icon={<PlusIcon size={14} />} onPress={() => navigate('plans/new')} data-testid="plans-add">
              {words.add}
            </Button>
          </div>
        </header>
        <div>
          <Segmented label={words.views.label} choices={planViews.map((id) => ({ id, text: words.views[id] }))} value={view} onChange={openView} testId="plans-view" />
        </div>
      </div>
      <View account={account} />
      {asked === 'adopt' && <AdoptDialog account={account} onClose={close} />}
      {asked === 'file' && <PlanFileDialog account={account} onClose={close} />}
      {asked === 'compare' && <CompareDialog account={account} onClose={close} />}
    </div>
  );
}
