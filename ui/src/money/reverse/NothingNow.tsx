import { useOfflineSince, needsNetwork } from '../../app/network';
import type { AccountView, ReverseOffer } from '../../bindings';
import { Banner, Button } from '../../components';
import { formatLocalClock } from '../../format/time';
import { money } from '../../i18n/en/money';
import { actHref } from '../acts';
import styles from '../Money.module.css';

const words = money.reverse;

interface NothingNowProps {
  offer: ReverseOffer;
  account: AccountView;
  busy: boolean;
  onAgain: () => void;
  onLeave: () => void;
}

/** Why nothing can be done, and where to go instead. */
export function NothingNow({ offer, account, busy, onAgain, onLeave }: NothingNowProps) {
  const since = useOfflineSince(needsNetwork(account));
  const offline = offer.why === 'offline';
  return (
    <div className={styles.stack} data-testid="reverse-nothing" data-why={offer.why ?? ''}>
      <Banner tone={offline ? 'warning' : 'info'} title={offline ? words.nothingOffline : words.nothing} role="group">
        {offline && since && <p>{words.offlineSince(formatLocalClock(since))}</p>}
        <p>{offer.meaning}</p>
        {offline && <p>{words.offlineMore}</p>}
      </Banner>
      {offer.intent_id && (
        <p>
          <a href={actHref(offer.intent_id)} onClick={onLeave} data-testid="reverse-act-link">
            {words.openAct}
          </a>
        </p>
      )}
      {offer.why === 'no_pin' && (
        <p>
          <a href="#/setup/terminals" onClick={onLeave} data-testid="reverse-setup-link">
            {words.openSetup}
          </a>
        </p>
      )}
      {offline && (
        <div className={styles.buttons}>
          <Button size="small" isDisabled={busy} onPress={onAgain} data-testid="reverse-again">
            {words.tryAgain}
          </Button>
        </div>
      )}
    </div>
  );
}
