import { namedUuid } from './named-uuid';

/** The organization and the people that a document names, each once; whoever is named by then is in `parties`. */
export class OscalPeople {
  private readonly known = new Map<string, string>();

  constructor(private readonly tenant: string) {}

  /** The id of a person by the address. */
  idOf(address: string): string {
    const id = namedUuid('person', address);
    this.known.set(address, id);
    return id;
  }

  get parties(): readonly object[] {
    const people = [...this.known].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      { uuid: namedUuid('tenant', this.tenant), type: 'organization', name: this.tenant },
      ...people.map(([address, uuid]) => ({ uuid, type: 'person', 'email-addresses': [address] })),
    ];
  }
}
