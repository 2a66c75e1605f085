import { Icon, type IconProps } from './Icon';

export const StatusOpenIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" strokeDasharray="2.4 1.6" /><path d="M8 5v3.2l2 1.3" />
  </Icon>
);

export const StatusSettledIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="m5.5 8.2 1.8 1.8 3.4-3.8" />
  </Icon>
);

export const StatusVoidedIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="m3.8 12.2 8.4-8.4" />
  </Icon>
);

export const StatusDeclinedIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2Z M6 6l4 4M10 6l-4 4" />
  </Icon>
);

export const StatusRefundedIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />
  </Icon>
);

export const StatusPartlyRefundedIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 3.6 2.2" /><path d="M13.3 11.4a4 4 0 0 1-3.8 2.6H6" strokeDasharray="1.6 2" />
  </Icon>
);

export const StatusHeldIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="2.5" y="2.5" width="11" height="11" rx="2" /><path d="M6.5 5.8v4.4M9.5 5.8v4.4" />
  </Icon>
);

export const StatusFailedIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 2.5 14.2 13H1.8L8 2.5ZM8 6.8v3M8 11.4v.1" />
  </Icon>
);

export const StatusUnknownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 1.6 14.4 8 8 14.4 1.6 8 8 1.6ZM6.5 6.6c.1-.9.7-1.4 1.5-1.4s1.5.5 1.5 1.3c0 1-1.5 1.1-1.5 2.2M8 10.7v.1" />
  </Icon>
);
