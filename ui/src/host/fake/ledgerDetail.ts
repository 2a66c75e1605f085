import type { TxnDetail, TxnRow } from '../../bindings';
import { displayZone, gatewayZone } from './town';

/** Everything about one payment of the invented town. */
export function detailOf(row: TxnRow): TxnDetail {
  const settled = row.status === 'settled';
  return {
    row,
    description: row.description,
    approvalCode: row.approvalCode,
    resultMessage: row.status === 'declined' ? 'DECLINED' : 'APPROVAL',
    userName: row.userName,
    batch: row.batch,
    settledAtRaw: settled ? '10/05/2026 09:00:12 PM' : '',
    refunded: row.refunded,
    entryMode: 'Chip',
    avs: 'Y',
    cvv: 'M',
    recurringId: row.type === 'recurring' ? '061026REC-5A11' : '',
    zoneAssumed: gatewayZone,
    displayZone,
    firstSeen: '2026-10-06T20:14:00Z',
    lastSeen: '2026-10-06T22:10:00Z',
    fields: [
      { name: 'ssl_txn_id', value: row.id },
      { name: 'ssl_amount', value: '45.00' },
      { name: 'ssl_card_number', value: `54**********${row.last4}` },
      { name: 'ssl_trans_status', value: settled ? 'STL' : 'OPN' },
    ],
    earlier: row.changed
      ? [{ replacedAt: '2026-10-06T03:05:00Z', status: 'open', type: row.type, amount: row.amount, changes: [{ name: 'ssl_trans_status', before: 'OPN', after: 'STL' }] }]
      : [],
    meanings: [],
    timeline: [],
    sale: null,
    returns: [],
    noteList: [],
    attachments: [],
  };
}
