import { weaknessOf } from '../../src/domain/password-rules.js';

describe('weaknessOf', () => {
  it.each([
    ['short-one', 'short'],
    ['x'.repeat(201), 'long'],
    ['aaaaaaaaaaaa', 'monotonous'],
    ['abababababab', 'monotonous'],
    ['password1234', 'usual'],
    ['PASSWORD12345', 'usual'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'usual'],
    ['123456789012', 'usual'],
    ['abcdefghijkl', 'usual'],
    ['qwertyuiop123', 'usual'],
    ['taipei1999yima', 'usual'],
    ['lin.meihua123', 'usual'],
    ['a quiet green river', undefined],
    ['correct-horse-battery', undefined],
    ['一碼全服務真的很好用喔對', undefined],
    ['admin-test-password', undefined],
  ])('calls %p %p', (password, weakness) => {
    expect(weaknessOf(password, ['lin.meihua@city.gov.tw', '林美華'])).toBe(weakness);
  });
});
