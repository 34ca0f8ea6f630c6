import { InvalidValue } from './invalid-value';

const ALPHA_2: ReadonlySet<string> = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
    'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
    'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
    'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
    'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
    'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

/** Codes that people write for another, which nobody is in. */
const MEANT: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

/** A country or region by its two letters of ISO 3166-1, as Microsoft Entra places an address. */
export class Country {
  private constructor(private readonly code: string) {}

  /**
   * Reads `CH`.
   *
   * @throws InvalidValue for what ISO 3166-1 assigns to no country, and for small letters, which Microsoft Graph refuses.
   */
  static parse(text: string): Country {
    if (ALPHA_2.has(text)) return new Country(text);
    const capitals = text.trim().toUpperCase();
    const meant = MEANT[capitals] ?? capitals;
    throw new InvalidValue({
      problem: 'this is not a country',
      given: text,
      allowed: 'a country is its two letters of ISO 3166-1, in capitals',
      remedy: ALPHA_2.has(meant) ? `Write "${meant}"` : 'Write it like "CH"',
      control: 'ENT-NW-03',
    });
  }

  toString(): string {
    return this.code;
  }
}
