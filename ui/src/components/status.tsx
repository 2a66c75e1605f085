import type { ComponentType } from 'react';
import type { TerminalKind, TxnStatus } from '../bindings';
import { common } from '../i18n/en/common';
import {
  InternetIcon,
  PhoneIcon,
  RetailIcon,
  ServiceIcon,
  StatusDeclinedIcon,
  StatusFailedIcon,
  StatusHeldIcon,
  StatusOpenIcon,
  StatusPartlyRefundedIcon,
  StatusRefundedIcon,
  StatusSettledIcon,
  StatusUnknownIcon,
  StatusVoidedIcon,
  type IconProps,
} from './icons';

export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral' | 'practice';

export interface StatusLook {
  word: string;
  tone: Tone;
  Icon: ComponentType<IconProps>;
}

/** The one table of status looks: a word, an outline of its own, a tint. */
export const statusLooks: Record<TxnStatus, StatusLook> = {
  open: { word: common.statuses.open, tone: 'info', Icon: StatusOpenIcon },
  settled: { word: common.statuses.settled, tone: 'success', Icon: StatusSettledIcon },
  voided: { word: common.statuses.voided, tone: 'neutral', Icon: StatusVoidedIcon },
  declined: { word: common.statuses.declined, tone: 'danger', Icon: StatusDeclinedIcon },
  refunded: { word: common.statuses.refunded, tone: 'neutral', Icon: StatusRefundedIcon },
  partly_refunded: { word: common.statuses.partly_refunded, tone: 'neutral', Icon: StatusPartlyRefundedIcon },
  held: { word: common.statuses.held, tone: 'warning', Icon: StatusHeldIcon },
  failed: { word: common.statuses.failed, tone: 'danger', Icon: StatusFailedIcon },
  unknown: { word: common.statuses.unknown, tone: 'warning', Icon: StatusUnknownIcon },
};

export const kindIcons: Record<TerminalKind, ComponentType<IconProps>> = {
  retail: RetailIcon,
  internet: InternetIcon,
  service: ServiceIcon,
  moto: PhoneIcon,
};
