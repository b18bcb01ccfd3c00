// The few signs of the window; words stand beside or behind each, so readers skip them.

import type { ComponentChildren } from 'preact';

function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.6" />
    <path d="M4.8 19.6c.9-3.5 3.7-5.4 7.2-5.4s6.3 1.9 7.2 5.4" />
  </Icon>
);

export const PhoneIcon = () => (
  <Icon>
    <path d="M6.2 4h3l1.5 4.2-2 1.5a11.5 11.5 0 0 0 5.6 5.6l1.5-2 4.2 1.5v3c0 1-.8 1.7-1.7 1.7A15.7 15.7 0 0 1 4.5 5.700C4.5 4.8 5.2 4 6.2 4z" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5.5M6 11.2l6-6 6 6" />
  </Icon>
);

export const ClipIcon = () => (
  <Icon>
    <path d="M19.5 11.6l-7.4 7.4a4.7 4.7 0 0 1-6.7-6.7l7.8-7.8a3.1 3.1 0 0 1 4.4 4.4l-7.7 7.7a1.5 1.5 0 0 1-2.2-2.2l7-7" />
  </Icon>
);
