// A password that can be pasted, shown and hidden.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input, Label, Text, TextField } from 'react-aria-components/TextField';

import { useWords } from '../words/words.js';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  /** May stay empty. */
  readonly isOptional?: boolean;
}

export function PasswordField({ label, name, autoComplete, hint, isOptional = false }: Props) {
  const { say } = useWords();
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField className="field" name={name} type={isShown ? 'text' : 'password'} isRequired={!isOptional}>
      <Label>{label}</Label>
      <div className="field-with-button">
        <Input autoComplete={autoComplete} spellCheck="false" autoCapitalize="off" />
        <Button
          className="button quiet"
          aria-pressed={isShown}
          aria-label={isShown ? say('signIn.hide') : say('signIn.show')}
          onPress={() => {
            setIsShown(!isShown);
          }}
        >
          <EyeMark isOpen={!isShown} />
        </Button>
      </div>
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

const EyeMark = ({ isOpen }: { readonly isOpen: boolean }) => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" className="line-icon">
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
    <circle cx="12" cy="12" r="3" />
    {isOpen ? null : <path d="m4 4 16 16" />}
  </svg>
);
