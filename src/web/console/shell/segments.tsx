// A few choices side by side, one of which always stands.

import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

interface Props<Id extends string> {
  /** What is chosen here, for those who do not see it. */
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: ReactNode; readonly lang?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** Beside `segments`. */
  readonly className?: string;
}

export function Segments<Id extends string>({ label, options, chosen, onChoose, className }: Props<Id>) {
  return (
    <ToggleButtonGroup
      className={className === undefined ? 'segments' : `segments ${className}`}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const option = options.find(({ id }) => keys.has(id));
        if (option !== undefined) onChoose(option.id);
      }}
    >
      {options.map(({ id, label: words, lang }) => (
        <ToggleButton key={id} id={id} className="segment" {...(lang === undefined ? {} : { lang })}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
