import type { TxnDetail } from '../../bindings';
import { formatMoney } from '../../format/money';
import { formatExactTime, formatZone } from '../../format/time';
import { common } from '../../i18n/en/common';
import { detail as words } from '../../i18n/en/detail';

export interface Fact {
  id: string;
  name: string;
  value: string;
  /** Shown in groups of four in the mono face, with a copy button. */
  kind: 'text' | 'id' | 'copy';
}

/** Only what is known; an empty line tells nobody anything. */
export function factsOf(detail: TxnDetail): Fact[] {
  const { row } = detail;
  const card = row.last4 ? words.ending(common.brands[row.brand] || common.brands.other, row.last4) : common.brands[row.brand];
  const facts: Fact[] = [
    { id: 'id', name: words.id, value: row.id, kind: 'id' },
    { id: 'time', name: words.time, value: row.time ? `${formatExactTime(row.time)}, ${formatZone(detail.displayZone)}` : '', kind: 'text' },
    { id: 'time-raw', name: words.timeRaw, value: row.time ? '' : row.timeRaw, kind: 'text' },
    { id: 'type', name: words.type, value: common.types[row.type], kind: 'text' },
    { id: 'card', name: words.card, value: card, kind: 'text' },
    { id: 'customer', name: words.customer, value: row.customer, kind: 'copy' },
    { id: 'invoice', name: words.invoice, value: row.invoice, kind: 'copy' },
    { id: 'description', name: words.description, value: detail.description, kind: 'text' },
    { id: 'terminal', name: words.terminal, value: row.terminalName, kind: 'text' },
    { id: 'approval', name: words.approval, value: detail.approvalCode, kind: 'copy' },
    { id: 'refunded', name: words.refunded, value: detail.refunded ? formatMoney(detail.refunded) : '', kind: 'text' },
    { id: 'batch', name: words.batch, value: detail.batch, kind: 'text' },
    { id: 'settled', name: words.settled, value: detail.settledAtRaw, kind: 'text' },
    { id: 'recurring', name: words.recurring, value: detail.recurringId, kind: 'id' },
    { id: 'user', name: words.user, value: detail.userName, kind: 'text' },
    { id: 'origin', name: words.origin, value: row.origin === 'portal_file' ? words.portalFile : '', kind: 'text' },
  ];
  return facts.filter((fact) => fact.value !== '');
}
