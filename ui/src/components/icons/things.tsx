import { Icon, type IconProps } from './Icon';

export const HomeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 7.5 8 2.8l5.5 4.7M4 6.5v7h8v-7M6.8 13.5V9.8h2.4v3.7" />
  </Icon>
);

export const PersonIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="5.2" r="2.7" /><path d="M2.8 13.5a5.2 5.2 0 0 1 10.4 0" />
  </Icon>
);

export const ApprovalsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 3.5h11v9h-11zM2.5 9.5h3l1 1.5h3l1-1.5h3M6 6.2l1.5 1.4L10.3 5" />
  </Icon>
);

export const ActivityIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 4h9M4 8h9M4 12h9M2 4h.1M2 8h.1M2 12h.1" />
  </Icon>
);

export const GearIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="2.1" /><path d="M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M12.2 3.8l-1.4 1.4M5.2 10.8l-1.4 1.4" />
  </Icon>
);

export const LockIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
  </Icon>
);

export const FileIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 2.5h5l3 3v8H4v-11ZM9 2.5v3h3" />
  </Icon>
);

export const TransactionsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.5 2.5h9v11l-1.5-1-1.5 1-1.5-1-1.5 1-1.5-1-1.5 1v-11ZM6 6h4M6 9h4" />
  </Icon>
);

export const SetupIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6" /><circle cx="10.2" cy="4.5" r="1.7" /><circle cx="5.8" cy="11.5" r="1.7" />
  </Icon>
);

export const RetailIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="4" y="2" width="8" height="12" rx="1.5" /><path d="M6 4.5h4v2H6zM6.2 9.5h.1M8 9.5h.1M9.8 9.5h.1M6.2 11.7h.1M8 11.7h.1M9.8 11.7h.1" />
  </Icon>
);

export const InternetIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="M2 8h12M8 2c2 1.8 2.8 3.8 2.8 6S10 12.2 8 14c-2-1.8-2.8-3.8-2.8-6S6 3.8 8 2Z" />
  </Icon>
);

export const ServiceIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2 12.5h12M3.5 10.5a4.5 4.5 0 0 1 9 0v2M8 6V4M6.5 4h3" />
  </Icon>
);

export const PhoneIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.2 2.5h2l1 3-1.5 1a8 8 0 0 0 3.8 3.8l1-1.5 3 1v2c0 1-.7 1.7-1.7 1.7A9.3 9.3 0 0 1 2.5 4.2c0-1 .7-1.7 1.7-1.7Z" />
  </Icon>
);

/** A row of payments, some of them made. */
export const PlansIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="2" y="3" width="12" height="10.5" rx="1.5" /><path d="M2 6.2h12M5 1.8v2.4M11 1.8v2.4M4.8 9.8l1.3 1.3 2.2-2.5M10.5 10h1" />
  </Icon>
);
