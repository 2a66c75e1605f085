import { useState } from 'react';
import { Button } from '../components';
import { FileIcon } from '../components/icons';
import { receipts as words } from '../i18n/en/receipts';
import { ReceiptDialog } from './ReceiptDialog';

/** Opens the receipt of one payment. */
export function ReceiptButton({ accountId, id }: { accountId: string; id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <span>
      <Button size="small" icon={<FileIcon size={14} />} onPress={() => setOpen(true)} data-testid="receipt-open">
        {words.open}
      </Button>
      {open && <ReceiptDialog accountId={accountId} id={id} onClose={() => setOpen(false)} />}
    </span>
  );
}
