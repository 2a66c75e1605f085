import { useState } from 'react';
import type { AccountView, EditAccount } from '../../bindings';
import { navigate, useAppStatus, useHost } from '../../app/session';
import { focusField } from '../../components/focusField';
import { departments as words } from '../../i18n/en/setupNav';
import { fieldRefusal, useChange } from '../page/useChange';
import { useCheckedText } from '../page/useCheckedText';

const fields = ['name', 'merchant_id', 'endpoint', 'gateway_zone', 'display_zone', 'currency'] as const;
const ids = ['department-name', 'department-merchant', 'department-endpoint'] as const;

/** What is typed about a department, and what stands in the way of saving it. */
export function useDepartmentForm(account: AccountView) {
  const host = useHost();
  const change = useChange(account.id);
  const others = (useAppStatus().data?.accounts ?? []).filter((one) => one.id !== account.id).map((one) => one.name);
  const name = useCheckedText('account_name', account.name, others, words.nameTaken);
  const merchant = useCheckedText('account_id', account.merchantId);
  const endpoint = useCheckedText('endpoint', account.endpoint ?? '');
  const [currencyWrong, setCurrencyWrong] = useState(false);
  const { environment, gatewayZone, displayZone, currency, sharedVault } = account;
  const [rest, setRest] = useState({ environment, gatewayZone, displayZone, currency, sharedVault });
  const custom = rest.environment === 'custom';
  const otherAddress = custom && endpoint.text.trim() !== account.endpoint;
  const refusal = fieldRefusal(change.failure, fields);

  const save = async () => {
    const cleaned = [await name.settle(), await merchant.settle(), custom ? await endpoint.settle() : ''];
    const letters = rest.currency.trim().toUpperCase();
    const wrong = !/^[A-Z]{3}$/.test(letters);
    setCurrencyWrong(wrong);
    const first = ids.find((_, at) => cleaned[at] === null);
    if (first || wrong) {
      focusField(first ?? 'department-currency');
      return;
    }
    const [cleanName, merchantId, address] = cleaned;
    const texts = { name: cleanName ?? '', merchantId: merchantId ?? '', endpoint: custom ? (address ?? '') : null };
    const request: EditAccount = { ...rest, ...texts, id: account.id, currency: letters };
    if (await change.run(() => host.call('account_edit', request))) navigate('setup');
  };
  return {
    name,
    merchant,
    endpoint,
    rest,
    set: (part: Partial<typeof rest>) => setRest((now) => ({ ...now, ...part })),
    custom,
    /** Another Converge will be asked from then on. */
    otherConverge: rest.environment !== account.environment || merchant.text.trim() !== account.merchantId || otherAddress,
    currencyWrong,
    refused: (field: (typeof fields)[number]) => (refusal?.field === field ? refusal.message : null),
    /** A failure that belongs to no field. */
    failure: refusal ? null : change.failure,
    busy: change.busy,
    save: () => void save(),
  };
}

export type DepartmentForm = ReturnType<typeof useDepartmentForm>;
