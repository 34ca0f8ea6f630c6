import { entraControls } from '../../../lib/controls/entra';
import { handControls } from '../../../lib/controls/entra/by-hand';

describe('the Entra controls', () => {
  it('come in the order of their ids, each once', () => {
    const ids = entraControls.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toContain('ENT-AU-02');
  });

  it.each(entraControls.map((control) => [control.id, control] as const))(
    '%s says what it reads once',
    (id, { reads }) => {
      const fields = reads.map((field) => field.join('.'));
      expect(fields).toEqual([...new Set(fields)].sort());
      if (!handControls.some((control) => control.id === id)) expect(fields).not.toEqual([]);
    },
  );

  it('are never accepted where they keep the way back in', () => {
    const fatal = entraControls.filter(({ level }) => level === 'fatal').map(({ id }) => id);
    expect(fatal).toEqual(['DEP-02', 'ENT-BG-01', 'ENT-BG-02', 'ENT-BG-04']);
  });
});
