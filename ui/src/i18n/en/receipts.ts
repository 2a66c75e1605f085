// Words of receipts: looked at, saved, printed, copied into an e-mail.
import type { ReceiptLanguage } from '../../bindings';

export const receipts = {
  open: 'Receipt\u2026',
  title: 'Receipt',
  language: 'Language',
  languages: { english: 'English', spanish: 'Espa\u00f1ol' } satisfies Record<ReceiptLanguage, string>,
  preview: 'The receipt as text',
  subject: 'Subject of the e-mail',
  copyText: 'receipt text',
  copySubject: 'subject',
  email: 'For an e-mail, copy the subject and the text. Nothing is sent from here.',
  first: 'This is the first receipt of this payment.',
  copy: (number: number) => `A receipt was made before: this one says COPY ${number} and who made it.`,
  save: 'Save as PDF\u2026',
  print: 'Print\u2026',
  close: 'Close',
  saved: 'The receipt is saved',
  printed: 'The receipt is open in the viewer of this PC',
  printHow: 'Print it from there.',
  cancelled: 'No file was written.',
};
