// What a button opens beside itself: a dialog as a whole, so that nothing of it, the buttons that shut it for screen readers neither,
// stands outside of what has a role.

import { use, type ReactNode } from 'react';
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';

interface Props {
  readonly placement: NonNullable<PopoverProps['placement']>;
  readonly className: string;
  readonly children: (close: () => void) => ReactNode;
}

/** Inside a `DialogTrigger`, whose button names it. */
export function PopoverPanel({ placement, className, children }: Props) {
  const state = use(OverlayTriggerStateContext);
  return (
    <Popover placement={placement} className="popover">
      <div className={className}>
        {children(() => {
          state?.close();
        })}
      </div>
    </Popover>
  );
}
