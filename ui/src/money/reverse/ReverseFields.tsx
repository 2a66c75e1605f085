import type { ReverseOffer } from '../../bindings';
import { Select } from '../../components';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { formatMoney } from '../../format/money';
import { money } from '../../i18n/en/money';
import { reasonNeedingNote, useReasons } from '../reasons';
import { fieldIds, type ReverseForm } from './useReverse';

const words = money.reverse;

/** What a person says about a reversal. Enter in a field sends nothing: there is no form. */
export function ReverseFields({ offer, form, hasCard }: { offer: ReverseOffer; form: ReverseForm; hasCard: boolean }) {
  const reasons = useReasons();
  const { typed, change, check, errorOf } = form;
  return (
    <>
      {offer.partial && (
        <TextField
          id={fieldIds.amount}
          label={words.back}
          help={offer.remains ? words.backHelp(formatMoney(offer.remains)) : undefined}
          value={form.amountText}
          onChange={(amount) => change({ amount })}
          onSettled={() => check('amount')}
          error={errorOf('amount')}
          inputMode="text"
          testId="reverse-amount"
        />
      )}
      {hasCard && (
        <TextField
          id={fieldIds.last4}
          label={words.last4}
          help={words.last4Help}
          value={typed.last4}
          onChange={(last4) => change({ last4 })}
          onSettled={() => check('last4')}
          error={errorOf('last4')}
          inputMode="numeric"
          mono
          testId="reverse-last4"
        />
      )}
      <Select
        id={fieldIds.reason}
        label={words.reason}
        placeholder={words.chooseReason}
        choices={reasons}
        value={typed.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf('reason')}
        data-testid="reverse-reason"
      />
      <TextArea
        id={fieldIds.note}
        label={typed.reason === reasonNeedingNote ? words.note : words.noteOptional}
        help={words.noteHelp}
        value={typed.note}
        onChange={(note) => change({ note })}
        rows={2}
        error={errorOf('note')}
        testId="reverse-note"
      />
    </>
  );
}
