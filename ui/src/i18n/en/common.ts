import type { CardBrand, Environment, TerminalKind, TxnStatus, TxnType } from '../../bindings';

export const common = {
  appName: 'Counterfoil',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: (what: string) => `Copied ${what}`,
  copyFailed: 'The clipboard did not accept it. Select the text and copy it by hand.',
  loading: 'Loading',
  details: 'Details',
  code: (code: string) => `Code: ${code}`,
  notifications: 'Notifications',

  modes: {
    practice: 'PRACTICE',
    demo: 'DEMO',
    live: 'LIVE',
    custom: 'CUSTOM',
    none: 'NOT SET UP',
  } satisfies Record<Environment | 'none', string>,
  modeMeaning: {
    practice: 'Practice: invented payments, no money moves',
    demo: 'Demo: Converge test system, no money moves',
    live: 'Live: real payments',
    custom: 'Custom address: not the usual Converge system',
    none: 'No account is set up yet',
  } satisfies Record<Environment | 'none', string>,
  practiceBar: 'PRACTICE: no money moves',
  practiceBarHelp: 'Invented payments on this PC only.',
  leavePractice: 'Leave practice',

  kinds: {
    retail: 'Retail',
    internet: 'Internet',
    service: 'Service',
    moto: 'Mail or phone',
  } satisfies Record<TerminalKind, string>,

  nav: {
    label: 'Sections',
    skip: 'Skip to the page',
    transactions: 'Transactions',
    setup: 'Setup',
    collapse: 'Collapse sidebar',
    expand: 'Expand sidebar',
    collapseKey: (mod: string) => `${mod}+B`,
    account: 'Account',
    topBar: 'Top bar',
  },

  titles: {
    transactions: 'Transactions',
    setup: 'Setup',
    wizard: 'Set up',
    welcome: 'Welcome',
    starting: 'Starting',
  },
  windowTitle: (page: string, mode: string, account: string | null) =>
    [page, account, mode, 'Counterfoil'].filter(Boolean).join(' \u2013 '),

  offline: (since: string, dataTo: string | null) =>
    `Offline since ${since}. Reading works; sync needs the network.${dataTo ? ` Data to ${dataTo}.` : ''}`,
  online: 'Back online.',

  crash: {
    title: 'This page stopped working',
    body: 'Your data is safe: nothing on this page was being changed. Open the page again; if it stops again, restart Counterfoil.',
    again: 'Open the page again',
  },

  statuses: {
    open: 'Open',
    settled: 'Settled',
    voided: 'Voided',
    declined: 'Declined',
    refunded: 'Refunded',
    partly_refunded: 'Partly refunded',
    held: 'Held',
    failed: 'Failed',
    unknown: 'Unknown',
  } satisfies Record<TxnStatus, string>,
  statusMeaning: {
    open: 'Taken, waiting for today\u2019s settlement.',
    settled: 'Sent to the bank with its batch.',
    voided: 'Canceled before settlement. The card was not charged.',
    declined: 'The card\u2019s bank said no. Nothing was charged.',
    refunded: 'All of it went back to the card.',
    partly_refunded: 'Part of it went back to the card.',
    held: 'Kept back from settlement until someone decides.',
    failed: 'Did not go through because of an error.',
    unknown: 'Converge reported a status this program does not know. See the raw fields.',
  } satisfies Record<TxnStatus, string>,
  types: {
    sale: 'Sale',
    return: 'Return',
    credit: 'Credit',
    authorization: 'Authorization',
    force: 'Forced sale',
    void: 'Void',
    verification: 'Card check',
    installment: 'Installment',
    recurring: 'Recurring',
    cash: 'Cash',
    other: 'Other',
  } satisfies Record<TxnType, string>,
  brands: {
    visa: 'Visa',
    mastercard: 'Mastercard',
    amex: 'Amex',
    discover: 'Discover',
    jcb: 'JCB',
    unionpay: 'UnionPay',
    paypal: 'PayPal',
    other: 'Card',
    none: '',
  } satisfies Record<CardBrand, string>,
};
