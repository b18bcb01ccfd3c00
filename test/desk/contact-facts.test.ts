import { coverEnds, coverName } from '../../src/desk/contact-facts.js';

describe('covering personal facts', () => {
  it.each([
    ['王小明', '王○○'],
    ['Ann Lee', 'A○○ ○○○'],
    ['𠮷田', '𠮷○'],
    ['', ''],
  ])('shows of the name %j its first character: %j', (name, covered) => {
    expect(coverName(name)).toBe(covered);
  });

  it.each([
    ['0912-345-678', '09****78'],
    ['A123456789', 'A1****89'],
    ['甲路一號', '甲****號'],
    ['乙', '*'],
    ['', ''],
  ])('shows of %j its ends: %j', (text, covered) => {
    expect(coverEnds(text)).toBe(covered);
  });
});
