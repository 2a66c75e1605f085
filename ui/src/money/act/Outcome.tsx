import type { IntentView } from '../../bindings';
import { Banner, type BannerTone } from '../../components';
import { InfoIcon } from '../../components/icons';
import type { Tone } from '../../components/status';
import { Explain } from '../../help/Explain';
import { money } from '../../i18n/en/money';
import { actLooks } from '../ActStateTag';
import { isOnItsWay } from '../acts';
import { secondsSince, useSeconds } from '../clock';
import styles from '../Money.module.css';

const words = money.act;

const toneOf = (tone: Tone): BannerTone => (tone === 'neutral' ? 'info' : tone);

/** Counts up, calmly and unspoken. */
function SentAgo({ at }: { at: string }) {
  const now = useSeconds(true);
  return (
    <span role="timer" data-testid="act-sent-ago">
      {words.sentAgo(secondsSince(at, now))}
    </span>
  );
}

/** How it stands, what that means, what comes next, what to tell the resident. */
export function Outcome({ act }: { act: IntentView }) {
  const waiting = isOnItsWay(act);
  return (
    <>
      <Banner tone={toneOf(actLooks[act.state].tone)} title={act.headline} role="group" data-testid="act-outcome">
        <p data-testid="act-meaning">{act.meaning}</p>
        {act.next && <p data-testid="act-next">{act.next}</p>}
        {waiting && (
          <p data-testid="act-waiting">
            {words.waiting} {act.sent_at && <SentAgo at={act.sent_at} />}
          </p>
        )}
        {act.code && (
          <p className={styles.buttons}>
            <span className={styles.quiet} data-testid="act-code">
              {words.code(act.code)}
            </span>
            <Explain what={act.code} question={{ family: 'error', value: act.code, accountId: act.account_id, terminalId: act.terminal_id }} />
          </p>
        )}
      </Banner>
      {act.tell && (
        <p className={styles.tell} data-testid="act-tell">
          <InfoIcon size={14} />
          <span>
            <strong>{words.tell}</strong> {act.tell}
          </span>
        </p>
      )}
    </>
  );
}
