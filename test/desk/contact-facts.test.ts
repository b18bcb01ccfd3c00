import { coverEnds } from '../../src/desk/contact-facts.js';
import { coverName } from '../../src/domain/cover-name.js';

describe('covering personal facts', () => {
  it.each([
    ['王小明', '王○明'],
    ['歐陽小明', '歐○○明'],
    ['王明', '王○'],
    ['𠮷田', '𠮷○'],
    ['明', '○'],
    ['Ann Lee', 'A○○ L○○'],
    ['Bernadette', 'B○○'],
    ['小明🌸媽媽', '小○○'],
    ['👩‍👩‍👧 王', '👩‍👩‍👧 王'],
    [' 王 小明 ', '王○明'],
    ['', ''],
  ])('shows of the name %j too little to know who it is: %j', (name, covered) => {
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
