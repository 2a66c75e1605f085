import type { Attention } from '../bindings';
import { money } from '../i18n/en/money';
import { isUnclear, titleOf, useActs } from './acts';

const words = money.attention;

/** Money that may have moved or not comes before everything else on the first page. */
export function useUnclearActs(accountId: string): Attention[] {
  const { data } = useActs({ accountId, open: true });
  const unclear = (data ?? []).filter(isUnclear);
  const [first] = unclear;
  if (!first) return [];
  const person = unclear.some(({ state }) => state === 'needs_person');
  const alone = unclear.length === 1;
  return [
    {
      kind: 'unclear_acts',
      weight: 'high',
      title: alone ? words.one(first.headline, titleOf(first)) : words.many(unclear.length),
      means: person ? words.person : words.means,
      action: alone ? words.act : words.actMany,
      target: { kind: 'page', path: alone ? `acts/${encodeURIComponent(first.id)}` : 'acts' },
    },
  ];
}
