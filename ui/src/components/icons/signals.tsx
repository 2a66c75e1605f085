import { Icon, type IconProps } from './Icon';

export const InfoIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="M8 7.5V11M8 5.2v.1" />
  </Icon>
);

export const HelpIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2v.2M8 11.3v.1" />
  </Icon>
);

export const WarningIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 2.5 14.2 13H1.8L8 2.5ZM8 6.8v3M8 11.4v.1" />
  </Icon>
);

export const ErrorIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2Z M8 5v3.5M8 10.9v.1" />
  </Icon>
);

export const SuccessIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="m5.5 8.2 1.8 1.8 3.4-3.8" />
  </Icon>
);

export const OfflineIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2 2l12 12M4.8 6.2A7 7 0 0 0 2 8M7 5.1A7 7 0 0 1 14 8M6 10.2a3 3 0 0 1 3.4-.6M8 12.6v.1" />
  </Icon>
);

export const PracticeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 2.5h4M7 2.5v4L3.4 12a1 1 0 0 0 .9 1.5h7.4a1 1 0 0 0 .9-1.5L9 6.5v-4M5.4 9.5h5.2" />
  </Icon>
);
