import type { AccountView, MoneyView, ReverseOffer } from '../../bindings';
import { Banner } from '../../components';
import { formatMoney } from '../../format/money';
import { money } from '../../i18n/en/money';
import { Facts } from '../Facts';
import { untilText } from './until';

const words = money.reverse;

const someMoney = (value: MoneyView | null): string => (value && value.minor !== '0' ? formatMoney(value) : '');

/** Which payment it is, what went back of it and what remains. */
export function OfferFacts({ offer }: { offer: ReverseOffer }) {
  const partly = offer.what === 'return' || someMoney(offer.refunded) !== '' || someMoney(offer.pending) !== '';
  return (
    <Facts
      prefix="reverse-fact"
      lines={[
        { id: 'amount', name: words.amount, value: offer.amount ? formatMoney(offer.amount) : '', strong: true },
        { id: 'customer', name: words.customer, value: offer.customer },
        { id: 'invoice', name: words.invoice, value: offer.invoice },
        { id: 'terminal', name: words.terminal, value: offer.terminal_name },
        { id: 'refunded', name: words.refunded, value: someMoney(offer.refunded) },
        { id: 'pending', name: words.pending, value: someMoney(offer.pending) },
        { id: 'fee', name: words.fee, value: someMoney(offer.fee) },
        { id: 'remains', name: words.remains, value: partly && offer.remains ? formatMoney(offer.remains) : '', strong: true },
      ]}
    />
  );
}

/** What the button will do now, and until when. */
export function OfferTerms({ offer, account, today }: { offer: ReverseOffer; account: AccountView; today: string }) {
  const isVoid = offer.what === 'void';
  return (
    <>
      <Banner tone="info" title={offer.meaning} role="group" data-testid="reverse-meaning">
        {isVoid && <p data-testid="reverse-until">{offer.until ? untilText(offer.until, account, today) : words.untilUnknown}</p>}
        {!isVoid && !offer.fee && <p>{words.noFee}</p>}
      </Banner>
      {offer.needs_approval && <Banner tone="warning" title={words.needsApproval} data-testid="reverse-approval" />}
    </>
  );
}
