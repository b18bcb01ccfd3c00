// A labelled line of text in a form.

import { Input, Label, TextField } from 'react-aria-components/TextField';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly type?: 'text' | 'email';
  readonly autoComplete?: string;
  readonly isFirst?: boolean;
  readonly value?: string;
}

export function PlainField(props: Props) {
  const { label, name, type = 'text', autoComplete = 'off', isFirst = false, value = '' } = props;
  return (
    <TextField className="field" name={name} type={type} defaultValue={value} isRequired autoFocus={isFirst}>
      <Label>{label}</Label>
      <Input autoComplete={autoComplete} />
    </TextField>
  );
}
