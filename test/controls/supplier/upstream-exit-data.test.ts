import { dataOnRecord } from '../../../lib/controls/supplier/data-on-record';
import { exitKnown } from '../../../lib/controls/supplier/exit-known';
import { upstreamNamed } from '../../../lib/controls/supplier/upstream-named';
import { declaredSituation, saidBy } from '../../support/declared-situation';

describe('SUP-03', () => {
  it('is unknown where it is not known who stands behind the supplier', () => {
    expect(saidBy(upstreamNamed, declaredSituation('fabrikam', 'aws'))).toEqual([
      'unknown supplier:amazon upstream=unknown: who stands behind amazon is not known',
    ]);
  });
});

describe('SUP-04', () => {
  const said = (change: (text: string) => string) =>
    saidBy(exitKnown, declaredSituation('northwind', 'courier', change));

  it('is unmet where there is no way out', () => {
    expect(said((text) => text.replace(/exit: \{.*\}/, 'exit: none'))).toEqual([
      'unmet supplier:courier exit=none: there is no way out of courier',
    ]);
  });

  it('is unknown where nobody declared one', () => {
    expect(said((text) => text.replace(/ +exit: \{.*\}\n/, ''))).toEqual([
      'unknown supplier:courier exit=undeclared: how courier would be left is not declared',
    ]);
  });
});

describe('SUP-06', () => {
  it('is unmet where what the service holds is not on record', () => {
    const changed = (text: string) => text.replace(/ +holds:\n( {6}.*\n)+/, '');
    expect(saidBy(dataOnRecord, declaredSituation('northwind', 'courier', changed))).toEqual([
      'unmet supplier:courier holds=undeclared: what courier holds is not on record',
    ]);
  });
});
