import { Icon, type IconProps } from './Icon';

export const ActArmedIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 2.5h8v11H4zM6.3 5.5h3.4M6.3 8h3.4M6.3 10.5h1.8" />
  </Icon>
);

export const ActSentIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 7.5 13.5 2.5 10 13.5 7.5 9 2.5 7.5ZM7.5 9l3-3" />
  </Icon>
);

export const ActDoneIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="m5.5 8.2 1.8 1.8 3.4-3.8" />
  </Icon>
);

export const ActDeclinedIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2Z M6 6l4 4M10 6l-4 4" />
  </Icon>
);

export const ActRefusedIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="6" /><path d="M4.8 8h6.4" />
  </Icon>
);

export const ActNotSentIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 12.5a3 3 0 0 1-.6-5.9A4 4 0 0 1 12 6.2a3.2 3.2 0 0 1 .4 6.2M6.5 10.5l3 3M9.5 10.5l-3 3" />
  </Icon>
);

export const ActUnknownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 1.6 14.4 8 8 14.4 1.6 8 8 1.6ZM6.5 6.6c.1-.9.7-1.4 1.5-1.4s1.5.5 1.5 1.3c0 1-1.5 1.1-1.5 2.2M8 10.7v.1" />
  </Icon>
);

export const ActFoundIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="7" cy="7" r="4.5" /><path d="m10.3 10.3 3.2 3.2M5 7.1l1.4 1.4L9 5.6" />
  </Icon>
);

export const ActAbsentIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="7" cy="7" r="4.5" /><path d="m10.3 10.3 3.2 3.2M5 7h4" />
  </Icon>
);

export const ActPersonIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="5" r="2.7" /><path d="M2.8 13.5a5.2 5.2 0 0 1 10.4 0" />
  </Icon>
);
