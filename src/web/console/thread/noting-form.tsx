// One line to write on and a button: what colleagues note on a talk.

import { Button } from 'react-aria-components/Button';

interface Props {
  readonly label: string;
  readonly button: string;
  readonly mostChars: number;
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly isPending: boolean;
  readonly onDone: (written: string) => void;
}

export function NotingForm({ label, button, mostChars, typed, setTyped, isPending, onDone }: Props) {
  const written = typed.trim();
  return (
    <form
      className="noting-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (written !== '' && !isPending) onDone(written);
      }}
    >
      <input
        className="noting-box"
        aria-label={label}
        placeholder={label}
        maxLength={mostChars}
        autoComplete="off"
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value);
        }}
      />
      <Button className="button small" type="submit" isDisabled={written === ''} isPending={isPending}>
        {button}
      </Button>
    </form>
  );
}
